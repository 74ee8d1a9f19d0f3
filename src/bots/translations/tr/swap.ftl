## Hizmetler

provider-name = { $provider ->
    [local] bu botun kendi motoru
   *[other] { VENDOR($provider) }
}
Provider-name = { $provider ->
    [local] Bu botun kendi motoru
   *[other] { provider-name }
}
subject = { $subject ->
    [source] yüz fotoğrafı
    [reference] değiştirilecek kişinin fotoğrafı
    [result] sonuç
    [photo] { $photo }. fotoğraf
    [asked] dosya
   *[target] bu resim
}
    .acc = { $subject ->
        [source] yüz fotoğrafını
        [reference] değiştirilecek kişinin fotoğrafını
        [result] sonucu
        [photo] { $photo }. fotoğrafı
        [asked] dosyayı
       *[target] bu resmi
    }
Subject = { $subject ->
    [source] Yüz fotoğrafı
    [reference] Değiştirilecek kişinin fotoğrafı
    [result] Sonuç
    [photo] { $photo }. fotoğraf
    [asked] Dosya
   *[target] Bu resim
}
    .acc = { $subject ->
        [source] Yüz fotoğrafını
        [reference] Değiştirilecek kişinin fotoğrafını
        [result] Sonucu
        [photo] { $photo }. fotoğrafı
        [asked] Dosyayı
       *[target] Bu resmi
    }
    .gen = { $subject ->
        [source] Yüz fotoğrafının
        [reference] Değiştirilecek kişinin fotoğrafının
        [result] Sonucun
        [photo] { $photo }. fotoğrafın
        [asked] Dosyanın
       *[target] Bu resmin
    }
    .loc = { $subject ->
        [source] Yüz fotoğrafında
        [reference] Değiştirilecek kişinin fotoğrafında
        [result] Sonuçta
        [photo] { $photo }. fotoğrafta
        [asked] Dosyada
       *[target] Bu resimde
    }
    .face = { $subject ->
        [source] Yüz fotoğrafındaki yüz
        [reference] Değiştirilecek kişinin fotoğrafındaki yüz
        [result] Sonuçtaki yüz
        [photo] { $photo }. fotoğraftaki yüz
        [asked] Dosyadaki yüz
       *[target] Bu resimdeki yüz
    }

## Aşamalar

stage-queued = { $position }. sıradasınız.
stage-preparing = { $instead ->
    [yes] { setback } Şimdi { provider-name } ile deniyorum.
   *[no] { $named ->
        [yes] { Provider-name } ile hazırlanıyor…
       *[no] Hazırlanıyor…
    }
}
stage-working = { $instead ->
    [yes] { setback } Şimdi { provider-name } ile deniyorum…{ $known ->
        [yes] {" "}%{ $percent }
       *[no] {""}
    }
   *[no] Yüz değiştiriliyor…{ $known ->
        [yes] {" "}%{ $percent }
       *[no] {""}
    }{ $named ->
        [yes] {" "}· { provider-name }
       *[no] {""}
    }
}
stage-retrying = { setback } Bir kez daha deniyorum.
setback = { $failed ->
    [local] { $named ->
        [yes] Bu botun kendi motoru: { problem }.
       *[no] Bu olmadı.
    }
   *[other] { VENDOR($failed) }: { problem }.
}
begun-again = Yarıda kesildi, baştan başladım.
stage-checking = { Provider-name } net bir yanıt vermedi. İşleminize ne olduğunu öğrenmeye çalışıyorum.
stage-delivering = Sonuç gönderiliyor…

## Sonuçlar

outcome-done = Yapay zekâ ile yüz değiştirme · { NUMBER($seconds, minimumFractionDigits: 1, maximumFractionDigits: 1) } sn{ $named ->
    [yes] {" "}· { provider-name }
   *[no] {""}
}
outcome-cancelled = İptal edildi.
outcome-parked = { Provider-name } bu işlemin ücretini almış olabilir, ama net bir yanıt vermedi. Ne olur ne olmaz diye yeniden göndermedim.
outcome-late = Bu işlem sona ermişti, ama { provider-name } sonucu yine de gönderdi. { $hours ->
    [24] Sonucu bir gün saklıyorum.
    [one] Sonucu { $hours } saat saklıyorum.
   *[other] Sonucu { $hours } saat saklıyorum.
}
outcome-failed = { $provider ->
    [none] { problem-sentence }
    [local] { $named ->
        [yes] { Provider-name }: { problem }.
       *[no] { problem-sentence }
    }
   *[other] { Provider-name }: { problem }.
}
charge-certain = Yine de ücreti alındı.
charge-unknown = Ücret alınıp alınmadığı bilinmiyor.

## Bir hizmette ters giden

problem = { $problem ->
    [unreachable] şu anda ulaşılamıyor
    [timed-out] zamanında yanıt gelmedi
    [overloaded] şu anda çok yoğun
    [rate-limited] şu anda çok fazla istek geliyor
    [bad-key] anahtar kabul edilmiyor
    [not-allowed] hesabın bunu kullanma izni yok
    [out-of-credit] hesapta bakiye kalmadı
    [maintenance] bakım nedeniyle kapalı
    [rejected-request] istek kabul edilmedi
    [bad-answer] gelen yanıttan bir şey anlaşılmıyor
    [gone] bu işlem artık tanınmıyor
    [budget-used-up] bugünün bütçesi tükendi
    [deadline] çok uzun sürdü
    [not-begun] bir gün içinde başlanamadı
    [bad-result] gelen sonuç kullanılamıyor
    [not-fetched] resim yapıldı, ama şu anda indirilemiyor. Denemeyi sürdürüyorum, gelince haber vereceğim
    [unchecked] resim yapıldı, ama henüz denetleyemedim. Denemeyi sürdürüyorum, denetimden geçince haber vereceğim
    [undeliverable] sonuç gönderilemedi
    [internal] bende bir sorun çıktı
    [unfit] bu resimlerle yapılamıyor
   *[failed] işlem tamamlanamadı
}
problem-sentence = { $problem ->
    [deadline] Çok uzun sürdüğü için durdum. Daha küçük veya daha kısa bir dosya deneyin.
    [not-begun] Bir gün içinde başlayamadım, bu nedenle hiçbir şey yapılmadı. Lütfen yeniden isteyin.
    [undeliverable] Sonucu gönderemedim. Lütfen yeniden deneyin.
    [internal] Bende bir sorun çıktı, kusura bakmayın. Lütfen biraz sonra yeniden deneyin.
    [timed-out] Çok uzun sürdüğü için durdum. Daha küçük veya daha kısa bir dosya deneyin.
    [not-fetched] Resim hazır, ama şu anda alamıyorum. Denemeyi sürdürüyorum, gelince haber vereceğim.
    [unchecked] Resim hazır, ama henüz denetleyemedim. Denemeyi sürdürüyorum, denetimden geçince haber vereceğim.
   *[failed] Bu işlemi tamamlayamadım. Yeniden deneyin ya da başka bir fotoğraf kullanın.
}

## Retler

refused-no-face = { Subject.loc } yüz bulamıyorum. Yüzün daha büyük olduğu ve kameraya baktığı bir resim deneyin.
refused-another-person = { Subject.loc } başka biri var gibi görünüyor. Tüm fotoğraflarda aynı kişi olmalı.
refused-face-too-small = { Subject.face } çok küçük. Daha yakından çekilmiş bir resim deneyin.
refused-face-turned-away = { Subject.face } fazla yana dönük. Yüzün kameraya baktığı bir resim deneyin.
refused-face-up-or-down = { Subject.face } fazla yukarı ya da aşağı bakıyor. Yüzün kameraya baktığı bir resim deneyin.
refused-faces-turned-apart = Yüzler çok farklı yönlere bakıyor. Diğeriyle aynı yöne bakan bir yüz fotoğrafı deneyin.
refused-no-such-face = { Subject.loc } o yüzü göremiyorum. Başka bir numara ya da tüm yüzleri deneyin.
refused-no-match = Resimde, değiştirmek istediğiniz kişiye benzeyen kimse yok. O kişinin başka bir fotoğrafını deneyin.
refused-too-many-faces = { Subject.loc } { $named ->
    [yes] { provider-name }
   *[no] benim
} için çok fazla yüz var. Daha az yüz olan bir resim deneyin.
refused-unsupported-media = { $named ->
    [yes] { Provider-name } { subject.acc } okuyamıyor.
   *[no] { Subject.acc } okuyamıyorum.
} JPEG, PNG veya MP4 olarak deneyin.
refused-media-too-long = { $subject ->
    [target] Bu video
   *[other] { Subject }
}, { $named ->
    [yes] { provider-name }
   *[no] benim
} için fazla uzun. Daha kısa bir video deneyin.
refused-media-too-large = { Subject }, { $named ->
    [yes] { provider-name }
   *[no] benim
} için fazla büyük. Daha küçük bir dosya deneyin.
refused-needs-video-library = { Subject } hareketli, bu bilgisayarda ise yalnızca fotoğraflarla çalışabiliyorum: isteğe bağlı node-av paketi eksik (“npm ci” ile yüklenir). Bir fotoğraf deneyin.
Who = { $named ->
    [yes] { Provider-name }
   *[no] Ben
}
    .with = { $named ->
        [yes] { Provider-name } ile
       *[no] Burada
    }

## Uyarılar

warning-several-faces = { $count } yüz görüyorum. En büyüğü değiştirildi.
warning-first-frame-only = Bu hareketli bir resimdi, ilk karesini kullandım.
warning-faces-left-alone = { $count ->
    [one] Bir yüz çok küçük ya da fazla yana dönük, ona dokunmadım.
   *[other] { $count } yüz çok küçük ya da fazla yana dönük, onlara dokunmadım.
}
warning-photo-left-out = { $reason ->
    [no-face] { $photo }. fotoğrafta yüz bulamadım, o fotoğrafı kullanmadım.
    [face-too-small] { $photo }. fotoğraftaki yüz çok küçük, o fotoğrafı kullanmadım.
   *[face-turned-away] { $photo }. fotoğraftaki yüz fazla yana dönük, o fotoğrafı kullanmadım.
}
warning-begun-again = Bir kez yarıda kesildi, baştan başladım.

## İsteği yapanın düzeltebileceği şeyler

error-empty-file = { $subject ->
    [asked] Dosya boş.
   *[other] { Subject } boş bir dosya.
} Yeniden göndermeyi deneyin.
error-not-media = { $subject ->
    [source] Yüzün bulunduğu dosya
    [reference] Değiştirilecek kişinin bulunduğu dosya
    [photo] { $photo }. fotoğraf
   *[other] Bu dosya
} { $type ->
    [unknown] bildiğim bir resim veya video değil.
    [text] bir metin, resim değil.
   *[other] { $type } türünde, resim değil.
} { $subject ->
    [source] Bir fotoğraf gönderin.
    [reference] Bir fotoğraf gönderin.
    [photo] Bir fotoğraf gönderin.
    [asked] Bir fotoğraf gönderin.
   *[other] Fotoğraf, GIF veya video gönderin.
}
error-unsupported-format = { $type ->
    [HEIC] { error-heic }
    [HEIF] { error-heic }
    [video] Bu videonun biçimini açamıyorum. Başka bir video deneyin.
   *[other] { Subject.acc } açamıyorum, çünkü { $type } biçiminde. JPEG, PNG, WebP veya AVIF olarak deneyin.
}
error-heic = { Subject }, iPhone’ların kullandığı HEIC biçiminde ve bunu açamıyorum. Ekran görüntüsünü gönderin; Telegram’da dosya olarak değil, fotoğraf olarak göndermek de işe yarar. Yeni fotoğraflar için Ayarlar > Kamera > Biçimler > En Uyumlu seçeneğini seçin.
error-damaged-media = { Subject } hasarlı, bu nedenle açamıyorum. Yeniden gönderin ya da başka bir dosya deneyin.
error-too-many-bytes = { Subject } çok büyük: sınır { $limitMb } MB. Daha küçük bir dosya deneyin.
error-too-many-pixels = { Subject } { $megapixels } megapiksel: sınır { $limitMegapixels }. Daha küçük bir resim deneyin.
error-too-many-frames = { Subject.loc } { $frames } kare var: sınır { $limitFrames }. Daha kısa bir dosya deneyin.
error-edge-too-long = { Subject.gen } bir kenarı { $edge } piksel: sınır { $limitEdge }. Daha küçük bir resim deneyin.
error-too-long = { $subject ->
    [target] Bu video
   *[other] { Subject }
} çok uzun: sınır { $limitSeconds } saniye. Daha kısa bir video deneyin.
error-moving-face = { Subject } bir GIF ya da video. Burada bana bir fotoğraf gerekiyor.
error-needs-video-library = Bu bilgisayarda GIF ve videolarda yüz değiştiremiyorum: isteğe bağlı node-av paketi eksik (“npm ci” ile yüklenir). Bir fotoğraf deneyin.
error-media-unreachable = { Subject.acc } alamadım. Yeniden göndermeyi deneyin.
error-no-provider-fits = { $reason ->
    [kind] { $kind ->
        [gif] { Who.with } hareketli GIF’lerde henüz yüz değiştirilemiyor. Bir fotoğraf deneyin.
        [video] { Who.with } videolarda henüz yüz değiştirilemiyor. Bir fotoğraf deneyin.
       *[other] { Who.with } bu tür dosyalarda yüz değiştirilemiyor. Bir fotoğraf deneyin.
    }
    [face-choice] { Who.with } yüzler bu şekilde seçilemiyor. Tek bir yüz ya da hepsini deneyin.
    [size] { Who.with } bu boyuttaki dosyalarda yüz değiştirilemiyor. Başka bir dosya deneyin.
    [length] { Who.with } bu uzunluktaki videolarda yüz değiştirilemiyor. Daha kısa bir video deneyin.
    [needs-public-url] { Provider-name } resimleri herkese açık bir adresten alıyor, burada ise böyle bir adres ayarlanmamış.
    [needs-video-library] GIF ve videolar bu bilgisayarda çalışmıyor: isteğe bağlı node-av paketi eksik (“npm ci” ile yüklenir). Fotoğraflar onsuz da çalışır.
    [needs-detector] { Provider-name } yüz seçemiyor, çünkü burada yüzleri bulan parça eksik.
    [down] { Provider-name } şu anda çalışmıyor. Lütfen daha sonra yeniden deneyin.
    [out-of-credit] { Provider-name }: hesapta bakiye kalmadı.
    [bad-key] { Provider-name } anahtarı kabul etmiyor.
    [queue-full] { Provider-name } şu anda yeni işlem almıyor. Lütfen daha sonra yeniden deneyin.
   *[other] Bunda yüz değiştiremiyorum. Başka bir resim deneyin.
}
error-unknown-provider = Burada “{ $provider }” adlı bir hizmet yok.
error-consent-missing = Lütfen önce söz verin: yalnızca izin vermiş kişilerin yüzleri.
error-quota-used-up = { $limit ->
    [member-minute] Kısa sürede çok fazla istek geldi. Bir dakika bekleyip devam edin.
    [at-once] Aynı anda daha fazla işlem yapamazsınız. Lütfen biri bitince yeniden deneyin.
    [place-at-once] Burada aynı anda daha fazla işlem yapılamıyor. Lütfen biri bitince yeniden deneyin.
    [all-at-once] Aynı anda daha fazla işlem yapamıyorum. Lütfen biri bitince yeniden deneyin.
    [all-day] Bugünkü yüz değiştirme hakkı herkes için bitti. UTC saatiyle gece yarısı yenilenir.
    [place-day] Buranın bugünkü yüz değiştirme hakkı bitti. UTC saatiyle gece yarısı yenilenir.
   *[member-day] Bugünkü yüz değiştirme hakkınız bitti. UTC saatiyle gece yarısı yenilenir.
}
error-line-too-long = Sırada o kadar çok işlem var ki sizinki ancak yaklaşık { $minutes } dakika sonra başlar. Lütfen daha sonra yeniden deneyin.
error-no-room = Şu anda yeni işlemler için yerim yok. Başlamış olanlar sürüyor. Lütfen daha sonra yeniden deneyin.
error-face-name-length = Ad 1 ile { $most } karakter arasında olmalı. Başka bir ad deneyin.
error-face-name-taken = “{ $name }” adlı bir yüzünüz zaten var. Başka bir ad deneyin.
error-too-many-faces = { $most } kayıtlı yüzünüz var, sınır da bu. Önce birini silin.
error-no-such-face = Böyle bir kayıtlı yüzünüz yok. Yüzlerinizden birini seçin.
error-no-saved-face = Kayıtlı yüzünüz yok. Önce bir tane ekleyin.
error-setting-refused = { $setting ->
    [memberADay] Sınır 100.000’e kadar bir tam sayı olmalı ya da boş bırakılmalı.
    [placeADay] Sınır 100.000’e kadar bir tam sayı olmalı ya da boş bırakılmalı.
   *[other] Bu ayarlanamıyor.
}
error-place-closed = { $to ->
    [channel] Bu kanalda yüz değiştirme kapalı. Başka bir kanalda deneyin.
   *[person] Burada yüz değiştiremezsiniz. Bunu bir yönetici değiştirebilir.
}
error-not-yours = Bu düğmeye yalnızca isteği yapan kişi basabilir.
error-nothing-new = Bundan yine aynı sonuç çıkar. Başka bir resim ya da başka bir yüz deneyin.
error-again-done = Bu zaten yapıldı ya da yolda: daha yeni mesajıma bakın.
error-job-gone = Bu işlemi artık tanımıyorum. Lütfen yeni bir tane başlatın.
error-result-gone = Bu sonuç artık bende yok. Lütfen yüzü yeniden değiştirin.

## Bot sahibinin bir hizmet hakkında bilmesi gerekenler

note-unconfirmed-roles = { Provider-name }, hangi resmin hangisi olduğu konusunda kendisiyle çelişiyor. Bir resimle tek bir ücretli işlem yapınca hangisinin doğru olduğu anlaşılır: yüz fotoğrafı değişmiş olarak geri gelirse MODELSLAB_IMAGE_ROLES=face-first ayarını yapın. İki kişinin olduğu bir videoyla da deneyin: kimse değişmezse MODELSLAB_VIDEO_REFERENCE=source ayarını yapın.
