### The end of alerts. A draft translation.

stopped = C'est fait : vous ne recevez plus d'alertes, et l'adresse de cette conversation est effacée. Pour de l'aide, appelez : { $number }
stopped-nothing = Vous n'aviez pas d'alertes ici, donc aucune adresse n'est gardée pour elles. Pour de l'aide, appelez : { $number }
