## Bir sonucu şikâyet etme

verb-report = Yaptığım bir sonucu bu botun sahibine şikâyet edin
    .name = şikâyet
    .button = Şikâyet et
    .menu-result = Şikâyet et
verb-mistake = Bir ret kararının yanlış olduğunu bildirin
    .button = Bu bir yanlışlık
option-message = Sonucun bulunduğu mesajın bağlantısı
    .name = mesaj
option-reason = Neyin yanlış olduğu
    .name = neden
report-form = Bu sonucu şikâyet edin
report-form-reason = Yanlış olan ne? (boş bırakılabilir)
report-how-discord = Sonuca sağ tıklayın, Uygulamalar’ı açıp “{ $menu }” seçeneğini seçin ya da bana sonucun bulunduğu mesajın bağlantısını verin.
report-how-telegram = Sonuca { $report } yazarak yanıt verin. Ardından yazdıklarınız da iletilir.
report-taken = Teşekkürler. Şikâyetiniz bu botun sahiplerine iletiliyor. Mümkünse kararlarını size özel mesajla bildiririm.
report-taken-list = Teşekkürler. Bunu bu botun sahipleri için kaydettim. Hemen görmeyecekleri için yanıt biraz gecikebilir.
report-again = Bunu daha önce bildirdiniz. Unutulmadı.
report-hidden = Karar verilene kadar sonuç gizli kalacak.
mistake-taken = Teşekkürler. Bunu, resmi göstermeden bu botun sahiplerine iletiyorum.
error-nothing-to-report = Yalnızca sonuç gösteren mesajlarım şikâyet edilebilir.
error-reported-enough = Saatte en fazla { $count } şikâyet gönderilebilir. Lütfen biraz sonra devam edin.
error-member-blocked = Bu botla artık yüz değiştiremezsiniz: botun sahibi sizi engelledi.

## Şikâyetin sonucu

report-hidden-result = Bu sonuç şikâyet edildi. Biri inceleyene kadar gizli kalacak.
report-removed-result = Bu sonuç kaldırıldı.
report-answer-kept = Şikâyet ettiğiniz bir sonuç incelendi ve yerinde kalıyor. Duyarlılığınız için teşekkürler.
report-answer-acted = Şikâyet ettiğiniz bir sonuç incelendi ve gereği yapıldı. Duyarlılığınız için teşekkürler.
report-answer-read = Yanlış olduğunu bildirdiğiniz ret incelendi. Haber verdiğiniz için teşekkürler.

## Bot sahibinin gördükleri

report-title = Şikâyet { $id }
report-title-mistake = Yanlış olduğu bildirilen ret: { $id }
report-jobs = İşlem: { $jobs }
report-code = Ret nedeni: { $code }
report-at = İlk şikâyet: { $at } UTC
report-link = Mesaj: { $link }
report-no-link = Mesaj: bağlantısı olmayan özel bir sohbette
report-count = { $count ->
    [one] Bir kez şikâyet edildi
   *[other] { $count } üye şikâyet etti
}
report-reason = “{ $reason }”
report-sight = { $sight ->
    [hidden] Sonuç gizli.
    [removed] Sonuç kaldırıldı.
    [unreachable] Sonuca orada erişemiyorum: yalnızca elle kaldırılabilir.
   *[shown] Sonuç görünüyor.
}
report-decision = { $decision ->
    [delete] Silindi
    [block-pictures] Resimler engellendi
    [block-requester] İsteği yapan engellendi
   *[keep] Yerinde bırakıldı
}: { $at } UTC
report-decision-mistake = Okundu: { $at } UTC
report-answers = Haber verilen şikâyetçiler: { $told } / { $all }
decide-delete = Sil
decide-block-pictures = Resimleri engelle
decide-block-requester = İsteği yapanı engelle
decide-all = Üçü birden
decide-keep = Yerinde bırak
decide-read = Okundu
decide-done = Tamam.
decide-not-here = Şikâyetlere yalnızca bot sahibinin kanalında karar verilir.
decide-gone = Bu şikâyet artık saklanmıyor.
setting-hidesReported = Şikâyet edilen sonuçları hemen gizle
setting-more = Daha fazla…
