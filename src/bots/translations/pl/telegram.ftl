## Co Telegram pokazuje o bocie, zanim ten coś powie

profile-description = Wstawiam twarz ze zdjęcia do innego zdjęcia, GIF-a lub filmu.
    Wyślij mi tu zdjęcie albo dodaj mnie do grupy i odpowiedz na obraz poleceniem { $swap }.
    Każdy wynik jest oznaczony jako stworzony przez AI. Używaj tylko twarzy osób, które się na to zgodziły.
profile-text = Zamienia twarze na zdjęciach, w GIF-ach i filmach. Każdy wynik jest oznaczony jako stworzony przez AI.

## Pierwsza wiadomość

start-group = Odpowiedz na obraz poleceniem { $swap }, a zamienię na nim twarz.
start-save-face = Zapisz moją twarz
start-how = Jak to działa
start-language = Język

## Linki do prywatnego czatu

button-open-chat = Otwórz nasz czat
link-over = Ten link już wygasł. Poproś jeszcze raz na czacie, z którego pochodzi.
link-not-yours = Tego przycisku może użyć tylko { $owner }. Ale tobie też chętnie zamienię twarz:

## Na innych czatach

inline-swap = Zamień twarz na obrazie…
inline-result = Zamiana twarzy przez AI
guest-working = Już działam. { $name } dostanie wynik prywatnie, a jeśli Telegram mi pozwoli, pojawi się on też tutaj.
guest-in-private = { $name } ma wynik na naszym prywatnym czacie. Tutaj nie mogę go pokazać.
guest-failed = { $name }, nie udało się. Powód podaję na naszym prywatnym czacie.
guest-asked = { $name }, mam do ciebie pytanie na naszym prywatnym czacie. Potem zajmę się resztą.
guest-closed = { $name }, wynik trafi najpierw na nasz prywatny czat. Otwórz go, a zajmę się resztą.
guest-no-picture = Odpowiedz na obraz i oznacz { $bot }, a wstawię do niego twoją twarz.
guest-words = Nie wiem, co znaczy „{ $words }”. Oznacz tylko { $bot } albo dopisz „wszystkie”, numer twarzy od lewej lub nazwę zapisanej twarzy.
