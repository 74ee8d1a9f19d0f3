## Co HTTP API mówi słowami dokumentacji Akool

akool-bad-token = Token lub klucz jest nieprawidłowy albo już nieważny.
akool-no-token = W żądaniu nie ma ani tokenu, ani klucza.
akool-credentials = Wyślij „clientId” i „clientSecret” jako JSON: nazwę klucza i sam klucz.
akool-webhook-key = Ten klucz jest za długi lub za krótki do szyfrowania webhooków. Pomiń „webhookUrl” albo poproś o klucz mający 16, 24 lub 32 znaki.
akool-too-many-faces = Jednocześnie można zamienić najwyżej { $most ->
    [one] { $most } twarz
    [few] { $most } twarze
    [many] { $most } twarzy
   *[other] { $most } twarzy
}.
akool-uneven = „sourceImage” i „targetImage” muszą mieć tyle samo pozycji.
akool-opts-missing = Przy kilku twarzach każda pozycja wymaga „opts”: punktów charakterystycznych twarzy.
akool-one-pair = Tylko jedna para twarzy naraz. Wyślij osobne żądanie dla każdej.
akool-no-face-there = „{ $field }”: w tym miejscu nie ma twarzy.
akool-face-unfit = „{ $field }”: ta twarz jest za mała lub zbyt odwrócona.
akool-face-too-close = „{ $field }”: większa twarz jest tak blisko, że tej nie da się odróżnić.
akool-no-picture = Trzeba podać parametr „{ $field }” albo „img”.
