## Come viene uno scambio, se qualcosa lo rovina, e cosa può aiutare. Sempre sulle foto, mai sulle persone

quality-unchanged = Non mi sembra che sia cambiato nessun volto. { $elsewhere ->
    [yes] Forse con un altro servizio viene meglio.
   *[no] Forse con un’altra foto viene meglio.
}
quality-wrong-face = Forse non è il volto che intendevi. { $elsewhere ->
    [yes] Forse con un altro servizio viene meglio.
   *[no] Forse con un’altra foto viene meglio.
}
quality-source-turned-away = Il volto da mettere è girato di lato: prova una foto in cui sia rivolto verso la fotocamera.
quality-poses-differ = I due volti guardano in direzioni diverse: prova una foto in cui il volto da mettere guardi nella stessa direzione dell’altro.
quality-only-source-smiles = Nella foto del volto c’è un sorriso e nell’altra no: provane una senza.
quality-only-target-smiles = Nella foto del volto non c’è un sorriso e nell’altra sì: provane una con il sorriso.
quality-expressions-differ = I due volti hanno espressioni diverse: prova una foto del volto con un’espressione simile.
quality-light-differs = Nelle due foto la luce arriva da lati diversi: prova una foto del volto con una luce morbida.
quality-colours-differ = Luce e colori delle due foto sono molto diversi: prova una foto del volto con una luce simile.
quality-source-small = Il volto da mettere è piccolo nella foto: provane una più ravvicinata.
quality-source-blurred = La foto del volto è un po’ sfocata: provane una più nitida.
quality-source-wears-glasses = Nella foto del volto ci sono gli occhiali, che possono vedersi nel risultato: provane una senza.
quality-target-small = Il volto nell’immagine è piccolo: prova un’immagine più ravvicinata.
quality-face-covered = Nell’immagine c’è qualcosa davanti al volto: provane una in cui il volto si veda per intero.
