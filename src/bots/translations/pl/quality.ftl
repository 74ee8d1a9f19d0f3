## Jak wygląda zamiana, gdy coś ją psuje, i co by pomogło. Zawsze o zdjęciach, nigdy o ludziach

quality-unchanged = Nie widzę, żeby ktokolwiek się zmienił. { $elsewhere ->
    [yes] Inna usługa może poradzić sobie lepiej.
   *[no] Z innym zdjęciem może wyjść lepiej.
}
quality-wrong-face = To może nie być ta twarz, o którą chodziło. { $elsewhere ->
    [yes] Inna usługa może poradzić sobie lepiej.
   *[no] Z innym zdjęciem może wyjść lepiej.
}
quality-source-turned-away = Twarz do wstawienia patrzy w bok: spróbuj ze zdjęciem, na którym patrzy w obiektyw.
quality-poses-differ = Obie twarze patrzą w różne strony: spróbuj ze zdjęciem twarzy, która patrzy w tę samą stronę.
quality-only-source-smiles = Twarz do wstawienia się uśmiecha, a druga nie: spróbuj ze zdjęciem bez uśmiechu.
quality-only-target-smiles = Twarz do wstawienia się nie uśmiecha, a druga tak: spróbuj ze zdjęciem z uśmiechem.
quality-expressions-differ = Obie twarze mają różne miny: spróbuj ze zdjęciem twarzy z podobną miną.
quality-light-differs = Na każdym ze zdjęć światło pada z innej strony: spróbuj ze zdjęciem twarzy w miękkim świetle.
quality-colours-differ = Światło i kolory na obu zdjęciach bardzo się różnią: spróbuj ze zdjęciem twarzy w podobnym świetle.
quality-source-small = Twarz do wstawienia jest na zdjęciu mała: spróbuj ze zdjęciem z bliska.
quality-source-blurred = Zdjęcie twarzy jest trochę nieostre: spróbuj z ostrzejszym.
quality-source-wears-glasses = Na zdjęciu twarzy są okulary, które może być widać w wyniku: spróbuj ze zdjęciem bez nich.
quality-target-small = Twarz na obrazie jest mała: spróbuj z obrazem, na którym jest bliżej.
quality-face-covered = Coś zasłania twarz na obrazie: spróbuj z takim, na którym widać ją całą.
