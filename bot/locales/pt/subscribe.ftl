### The end of alerts. A draft translation.

stopped = Pronto: você não recebe mais alertas, e o endereço deste chat foi apagado. Para ajuda, ligue: { $number }
stopped-nothing = Você não tinha alertas aqui, por isso nenhum endereço está guardado para eles. Para ajuda, ligue: { $number }
