## Bot daha bir şey söylemeden Telegram’ın gösterdikleri

profile-description = Bir fotoğraftaki yüzü başka bir fotoğrafa, GIF’e veya videoya yerleştiririm.
    Bana buradan bir fotoğraf gönderin ya da beni bir gruba ekleyip bir resme { $swap } yazarak yanıt verin.
    Her sonuçta yapay zekâ ile yapıldığı belirtilir. Lütfen yalnızca izin vermiş kişilerin yüzlerini kullanın.
profile-text = Fotoğraf, GIF ve videolarda yüz değiştirir. Her sonuçta yapay zekâ ile yapıldığı belirtilir.

## İlk mesaj

start-group = Bir resme { $swap } yazarak yanıt verin, yüzü değiştireyim.
start-save-face = Yüzümü kaydet
start-how = Nasıl çalışır
start-language = Dil

## Özel sohbete bağlantılar

button-open-chat = Sohbetimizi aç
link-over = Bu bağlantı çok eski. Lütfen geldiği sohbette yeniden isteyin.
link-not-yours = Bu düğme { $owner } için. Ama sizin için de seve seve yüz değiştiririm:

## Başka sohbetlerde

inline-swap = Bir resimde yüz değiştir…
inline-result = Yapay zekâ ile yüz değiştirme
guest-working = Üzerinde çalışıyorum. { $name } sonucu özel sohbetimizde alacak; Telegram izin verirse burada da görünecek.
guest-in-private = { $name } sonucu özel sohbetimizde bulabilir. Burada gösteremiyorum.
guest-failed = { $name }, bu olmadı. Nedenini özel sohbetimize yazdım.
guest-asked = { $name }, özel sohbetimizde size bir sorum var. Sonra devam edeceğim.
guest-closed = { $name }, sonuç önce özel sohbetimize gelecek. Lütfen sohbeti açın, sonra devam edeyim.
guest-no-picture = Bir resme { $bot } yazarak yanıt verin, yüzünüzü o resme yerleştireyim.
guest-words = “{ $words }” ne demek, anlamadım. Yalnızca { $bot } yazın ya da yanına “hepsi”, bir yüzün soldan sıra numarasını veya kayıtlı bir yüzünüzün adını ekleyin.
