### The end of alerts. A draft translation.

stopped = Fini: ou p ap resevwa alèt ankò, epi adrès chat sa a efase. Pou jwenn èd, rele: { $number }
stopped-nothing = Ou pa t gen alèt isit la, kidonk pa gen adrès ki kenbe pou yo. Pou jwenn èd, rele: { $number }
