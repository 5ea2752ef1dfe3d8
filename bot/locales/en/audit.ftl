# The daily word to coordinators about the audit log.

audit-head =
    The audit log has { $count ->
        [one] one entry
       *[other] { $count } entries
    }. Its check number:
    { $head }
    Keep this message. Who runs the server can compare it: farolito audit verify --head
