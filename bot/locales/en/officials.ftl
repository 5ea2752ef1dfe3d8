### Sheriffs, officials and letters. What a law says and the letters themselves stand in knowledge/packs.

command-sheriff = Does your sheriff have a 287(g) agreement?
command-officials = Who decides for your county, and how to reach them
command-letter = A letter to an office, ready to copy

## Which county, which office.

county-which = Which county? Write it after the command, or choose:
county-group = { $first } – { $last }
county-option = { $county }
county-outside = That is outside { $state }. I know only the offices here. Choose a county:
office-which = A letter to which office?
office-option = { $title }
error-no-officials = I do not have that for this region.
discord-option-office = office
discord-option-office-about = The office: sheriff, governor, congress, legislators, commissioners or records.

## The sheriff.

sheriff-title = Sheriff of { $county } County
sheriff-active = **287(g): yes.** This office has a signed agreement to do part of the work of federal immigration agents.
sheriff-none = **287(g): none listed.** On { $day } the federal list had no agreement of this office.
sheriff-uncertain = **287(g): not certain.** Sources differ about this office. Ask it in writing, or let a citizen ask.
sheriff-agreement = { $model } Signed { $since }.
sheriff-agreement-of = { $agency }: { $model } Signed { $since }.
sheriff-police = **Town police in this county:**
model-jem = Jail model: deputies question and process people in jail.
model-wso = Warrant model: deputies serve federal immigration papers in jail.
model-tfm = Task force: officers use immigration powers on patrol.
date-about = about { $month }
sheriff-listed = _From the federal list of { $day }._
laws-title = **State law, with or without an agreement:**
law-line = **{ $name }**, since { $day }: { $text }
sheriff-election = Sheriffs were elected on { $day } and begin in { $month }. After that an agreement may change.
sheriff-election-past = Sheriffs were elected on { $day } and began in { $month }, after this list. The agreement may have changed: ask the office.
sheriff-contact = **The office, for residents. This is not a help line.** For help, call: { $number }
sheriff-no-contact = We have no number or page of this office. For help, call: { $number }
contact-from = _Number and address of { $day }. Nobody of the network has called it._
contact-undated = _The page is from public sources; their date is not known. Nobody of the network has called._
sheriff-details = **Where this is from: { $county } County**
sheriff-details-older = An older list, of { $day }, had this agreement. It is not on the list of { $newer }: it ended, or the link was missing.
source-dated = { $source } ({ $day })
button-sheriff = Sheriff: { $county }
button-sheriff-more = Where this is from
button-officials = Officials: { $county }
button-letter = Write a letter
button-representatives = All of Congress
button-letter-to = Letter: { $title }

## Officials.

officials-title = **Officials for { $county } County**
officials-warning = Write to the office, not the person. Do not write about anyone's status.
officials-elected = Many offices were elected on { $day }. New sheriffs and boards begin in { $sheriffs }, legislators and Congress in { $legislators }.
officials-elected-past = Many offices were elected on { $day }. New sheriffs and boards began in { $sheriffs }, legislators and Congress in { $legislators }. Check who holds the office.
state-name = { -state }
officials-senate = **U.S. Senate**
officials-house = **U.S. House**
officials-find-house = Find your representative by ZIP code:
officials-find-senate = Both senators:
officials-capitol = Or call the Capitol and ask for yours: { $phone }
officials-legislature = **State legislators**
officials-legislature-partly = Those whose page names the county. There may be more: look up your address at
officials-legislature-none = We know none for this county. Look up your address at
officials-over = Terms have ended, so we name nobody. Find the new ones here:
officials-sheriff = **Sheriff:** /sheriff { $county }
officials-commissioners = **County commissioners:** find the board on the county's own web page.
officials-as-of = _As of { $day }._
office-us-senate = U.S. Senate
office-us-house = U.S. House, district { $district }
office-state-senate = State Senate, district { $district }
office-state-house = State House, district { $district }
office-in-town = { $town }: { $phone }
representatives-title = **Congress: both senators and every district, with their local offices**

## Letters.

letter-title = **Letter: { $title }, { $county } County**
letter-past-review = **This letter was due for a check on { $day }. Check the facts before you send it.**
letter-laws = **The law today:**
letter-contact = **Where to send it:**
letter-subject = **Subject:** { $subject }
letter-next = The next message is the letter, ready to copy. Your name is up to you. I do not ask for it and do not keep it.
letter-no-mail = We have no e-mail address of this office. Look on its own page or the county's.
letter-gloss = **In Spanish, to understand it. Send the English one.**
letter-call = **To say on the phone, 30 seconds. You need not give a name:**
letter-call-gloss = **In Spanish:**
