## AI सेवाएँ। “.obl”: ने, से, को, में, के वगैरह से पहले

provider-name = { $provider ->
    [local] इस बॉट का अपना इंजन
   *[other] { VENDOR($provider) }
}
    .obl = { $provider ->
        [local] इस बॉट के अपने इंजन
       *[other] { provider-name }
    }
Provider-name = { provider-name }
    .obl = { provider-name.obl }
# सभी रूप स्त्रीलिंग एकवचन हैं, ताकि क्रिया हर जगह मेल खाए।
subject = { $subject ->
    [source] चेहरे की फ़ोटो
    [reference] जिसे बदलना है, उसकी फ़ोटो
    [result] नतीजे वाली फ़ाइल
    [photo] फ़ोटो { $photo }
    [asked] फ़ाइल
   *[target] यह तस्वीर
}
    .obl = { $subject ->
        [source] { subject }
        [reference] { subject }
        [result] { subject }
        [photo] { subject }
        [asked] { subject }
       *[target] इस तस्वीर
    }
Subject = { subject }
    .obl = { subject.obl }

## चरण

stage-queued = कतार में आपका नंबर { $position } है।
stage-preparing = { $instead ->
    [yes] { setback } अब { provider-name.obl } से कोशिश हो रही है।
   *[no] { $named ->
        [yes] { provider-name.obl } के साथ तैयारी हो रही है…
       *[no] तैयारी हो रही है…
    }
}
stage-working = { $instead ->
    [yes] { setback } अब { provider-name.obl } से कोशिश हो रही है…{ $known ->
        [yes] {" "}{ $percent }%
       *[no] {""}
    }
   *[no] चेहरा बदला जा रहा है…{ $known ->
        [yes] {" "}{ $percent }%
       *[no] {""}
    }{ $named ->
        [yes] {" "}· { provider-name }
       *[no] {""}
    }
}
stage-retrying = { setback } एक बार और कोशिश हो रही है।
setback = { $failed ->
    [local] { $named ->
        [yes] इस बॉट का अपना इंजन: { problem }।
       *[no] बात नहीं बनी।
    }
   *[other] { VENDOR($failed) }: { problem }।
}
begun-again = काम बीच में रुक गया था, इसलिए नए सिरे से शुरू किया गया है।
stage-checking = { Provider-name.obl } से साफ़ जवाब नहीं मिला। पता लगाया जा रहा है कि आपके स्वैप का क्या हुआ।
stage-delivering = नतीजा भेजा जा रहा है…

## नतीजे

outcome-done = AI से बदला गया चेहरा · { NUMBER($seconds, minimumFractionDigits: 1, maximumFractionDigits: 1) } सेकंड{ $named ->
    [yes] {" "}· { provider-name }
   *[no] {""}
}
outcome-cancelled = रद्द हो गया।
outcome-parked = हो सकता है कि { Provider-name.obl } ने इस स्वैप के पैसे काटे हों, लेकिन वहाँ से साफ़ जवाब नहीं मिला। सावधानी के लिए इसे दोबारा नहीं भेजा गया।
outcome-late = यह खत्म हो चुका था, लेकिन { provider-name.obl } से आखिरकार नतीजा आ गया। { $hours ->
    [24] उसे एक दिन तक रखा जाएगा।
    [one] उसे { $hours } घंटे तक रखा जाएगा।
   *[other] उसे { $hours } घंटे तक रखा जाएगा।
}
outcome-failed = { $provider ->
    [none] { problem-sentence }
    [local] { $named ->
        [yes] { Provider-name }: { problem }।
       *[no] { problem-sentence }
    }
   *[other] { Provider-name }: { problem }।
}
charge-certain = फिर भी इसके पैसे कट गए हैं।
charge-unknown = इसके पैसे कटे या नहीं, यह पता नहीं है।

## AI सेवा में क्या गड़बड़ हुई

problem = { $problem ->
    [unreachable] संपर्क नहीं हो पा रहा है
    [timed-out] समय पर जवाब नहीं मिला
    [overloaded] इस समय बहुत ज़्यादा लोड है
    [rate-limited] इस समय बहुत ज़्यादा अनुरोध आ रहे हैं
    [bad-key] कुंजी स्वीकार नहीं की गई
    [not-allowed] इस अकाउंट को इसे इस्तेमाल करने की इजाज़त नहीं है
    [out-of-credit] अकाउंट का क्रेडिट खत्म हो गया है
    [maintenance] मेंटेनेंस के लिए बंद है
    [rejected-request] अनुरोध स्वीकार नहीं किया गया
    [bad-answer] वहाँ से मिला जवाब समझ से बाहर है
    [gone] वहाँ अब इस स्वैप का कोई रिकॉर्ड नहीं है
    [budget-used-up] आज का बजट खत्म हो गया है
    [deadline] बहुत ज़्यादा समय लग गया
    [not-begun] एक दिन के अंदर काम शुरू नहीं हो पाया
    [bad-result] वहाँ से मिला नतीजा इस्तेमाल के लायक नहीं है
    [not-fetched] तस्वीर बन गई है, लेकिन अभी डाउनलोड नहीं हो पा रही है। कोशिश जारी है, मिलते ही आपको बता दिया जाएगा
    [unchecked] तस्वीर बन गई है, लेकिन उसकी जाँच अभी नहीं हो पाई है। कोशिश जारी है, जाँच होते ही आपको बता दिया जाएगा
    [undeliverable] नतीजा भेजा नहीं जा सका
    [internal] मेरी तरफ़ से कुछ गड़बड़ हो गई
    [unfit] इन तस्वीरों के साथ यह नहीं हो सकता
   *[failed] स्वैप पूरा नहीं हो पाया
}
problem-sentence = { $problem ->
    [deadline] इसमें बहुत ज़्यादा समय लग रहा था, इसलिए इसे रोक दिया गया। कोई छोटी फ़ाइल आज़माएँ।
    [not-begun] यह एक दिन के अंदर शुरू नहीं हो पाया, इसलिए कुछ नहीं किया गया। कृपया फिर से कोशिश करें।
    [undeliverable] नतीजा भेजा नहीं जा सका। कृपया फिर से कोशिश करें।
    [internal] माफ़ करें, मेरी तरफ़ से कुछ गड़बड़ हो गई। कृपया थोड़ी देर में फिर से कोशिश करें।
    [timed-out] इसमें बहुत ज़्यादा समय लग रहा था, इसलिए इसे रोक दिया गया। कोई छोटी फ़ाइल आज़माएँ।
    [not-fetched] तस्वीर तैयार है, लेकिन अभी मुझे मिल नहीं पा रही है। कोशिश जारी है, मिलते ही आपको बता दिया जाएगा।
    [unchecked] तस्वीर तैयार है, लेकिन उसकी जाँच अभी नहीं हो पाई है। कोशिश जारी है, जाँच होते ही आपको बता दिया जाएगा।
   *[failed] यह स्वैप पूरा नहीं हो पाया। फिर से कोशिश करें, या कोई दूसरी फ़ोटो आज़माएँ।
}

## जब मना करना पड़े

refused-no-face = { subject.obl } में मुझे कोई चेहरा नहीं मिला। ऐसी तस्वीर आज़माएँ जिसमें चेहरा बड़ा हो और कैमरे की तरफ़ हो।
refused-another-person = लगता है कि { Subject.obl } में कोई और है। सभी फ़ोटो एक ही व्यक्ति की होनी चाहिए।
refused-face-too-small = { subject.obl } में चेहरा बहुत छोटा है। ज़्यादा पास से ली गई तस्वीर आज़माएँ।
refused-face-turned-away = { subject.obl } में चेहरा एक तरफ़ बहुत ज़्यादा घूमा हुआ है। ऐसी तस्वीर आज़माएँ जिसमें चेहरा कैमरे की तरफ़ हो।
refused-face-up-or-down = { subject.obl } में चेहरा बहुत ज़्यादा ऊपर उठा हुआ या नीचे झुका हुआ है। ऐसी तस्वीर आज़माएँ जिसमें चेहरा कैमरे की तरफ़ हो।
refused-faces-turned-apart = दोनों चेहरे बिल्कुल अलग-अलग तरफ़ मुड़े हुए हैं। चेहरे की ऐसी फ़ोटो आज़माएँ जिसमें वह उसी तरफ़ हो जिधर दूसरा चेहरा है।
refused-no-such-face = { subject.obl } में मुझे वह चेहरा नहीं दिखा। कोई दूसरा नंबर आज़माएँ, या सभी चेहरे चुनें।
refused-no-match = तस्वीर में कोई भी उस व्यक्ति जैसा नहीं दिखता जिसे बदलना है। उनकी कोई दूसरी फ़ोटो आज़माएँ।
refused-too-many-faces = { Subject.obl } में { $named ->
    [yes] { provider-name.obl } के
   *[no] मेरे
} लिए बहुत ज़्यादा चेहरे हैं। कम चेहरों वाली तस्वीर आज़माएँ।
refused-unsupported-media = { subject } { Who } नहीं पढ़ी जा सकी। इसे JPEG, PNG या MP4 में बदलकर भेजें।
refused-media-too-long = { Subject } { $named ->
    [yes] { provider-name.obl } के
   *[no] मेरे
} लिए बहुत लंबी है। कोई छोटी फ़ाइल आज़माएँ।
refused-media-too-large = { Subject } { $named ->
    [yes] { provider-name.obl } के
   *[no] मेरे
} लिए बहुत बड़ी है। कोई छोटी फ़ाइल आज़माएँ।
refused-needs-video-library = { Subject } GIF या वीडियो है, और इस कंप्यूटर पर यह नहीं हो सकता: यहाँ वैकल्पिक पैकेज node-av नहीं है (“npm ci” से इंस्टॉल होता है)। कोई फ़ोटो आज़माएँ।
# इसके बाद “नहीं … जा सकता” या “नहीं हो सकता” आता है।
Who = { $named ->
    [yes] { Provider-name.obl } से
   *[no] मुझसे
}

## सूचनाएँ

warning-several-faces = { $count ->
    [one] मुझे { $count } चेहरा दिखा।
   *[other] मुझे { $count } चेहरे दिखे।
} सबसे बड़ा चेहरा बदला गया।
warning-first-frame-only = वह तस्वीर एनिमेटेड थी, इसलिए उसका पहला फ़्रेम लिया गया।
warning-faces-left-alone = { $count ->
    [one] एक चेहरा बहुत छोटा है या बहुत ज़्यादा घूमा हुआ है, इसलिए उसे वैसा ही रहने दिया गया।
   *[other] { $count } चेहरे बहुत छोटे हैं या बहुत ज़्यादा घूमे हुए हैं, इसलिए उन्हें वैसा ही रहने दिया गया।
}
warning-photo-left-out = { $reason ->
    [no-face] फ़ोटो { $photo } में मुझे कोई चेहरा नहीं मिला, इसलिए वह फ़ोटो छोड़ दी गई।
    [face-too-small] फ़ोटो { $photo } में चेहरा बहुत छोटा है, इसलिए वह फ़ोटो छोड़ दी गई।
   *[face-turned-away] फ़ोटो { $photo } में चेहरा बहुत ज़्यादा घूमा हुआ है, इसलिए वह फ़ोटो छोड़ दी गई।
}
warning-begun-again = काम बीच में एक बार रुका था और फिर नए सिरे से शुरू हुआ।

## अनुरोध करने वाले क्या ठीक कर सकते हैं

error-empty-file = { Subject } खाली निकली। उसे फिर से भेजकर देखें।
error-not-media = { $subject ->
    [source] चेहरे वाली फ़ाइल
    [reference] जिसे बदलना है, उसकी फ़ाइल
    [photo] फ़ोटो { $photo }
   *[other] यह फ़ाइल
} { $type ->
    [unknown] तस्वीर या वीडियो नहीं लगती।
    [text] टेक्स्ट है, तस्वीर नहीं।
   *[other] { $type } है, तस्वीर नहीं।
} { $subject ->
    [source] कोई फ़ोटो भेजें।
    [reference] कोई फ़ोटो भेजें।
    [photo] कोई फ़ोटो भेजें।
    [asked] कोई फ़ोटो भेजें।
   *[other] कोई फ़ोटो, GIF या वीडियो भेजें।
}
error-unsupported-format = { $type ->
    [HEIC] { error-heic }
    [HEIF] { error-heic }
   *[other] { subject } मुझसे नहीं खुल रही, क्योंकि वह { $type } है। उसे JPEG, PNG, WebP या AVIF में बदलकर भेजें।
}
error-heic = { Subject } HEIC फ़ॉर्मैट में है। iPhone फ़ोटो इसी में सेव करता है, लेकिन मुझसे यह नहीं खुलता। उसका स्क्रीनशॉट भेजें; Telegram में उसे फ़ाइल के बजाय फ़ोटो के रूप में भेजने से भी काम हो जाता है। नई फ़ोटो के लिए सेटिंग्ज़ > कैमरा > फ़ॉर्मैट > सर्वाधिक संगत चुनें।
error-damaged-media = { Subject } खराब है, इसलिए खुल नहीं रही। उसे फिर से भेजें, या कोई दूसरी फ़ाइल आज़माएँ।
error-too-many-bytes = { Subject } बहुत बड़ी है: सीमा { $limitMb } MB है। कोई छोटी फ़ाइल आज़माएँ।
error-too-many-pixels = { Subject.obl } का साइज़ { $megapixels } मेगापिक्सेल है: सीमा { $limitMegapixels } है। कोई छोटी तस्वीर आज़माएँ।
error-too-many-frames = { Subject.obl } में फ़्रेम की संख्या { $frames } है: सीमा { $limitFrames } है। कोई छोटी फ़ाइल आज़माएँ।
error-edge-too-long = { subject.obl } की चौड़ाई या ऊँचाई { $edge } पिक्सेल है: सीमा { $limitEdge } है। कोई छोटी तस्वीर आज़माएँ।
error-too-long = { $subject ->
    [target] यह वीडियो बहुत लंबा है: सीमा { $limitSeconds } सेकंड है। कोई छोटा वीडियो आज़माएँ।
   *[other] { Subject } बहुत लंबी है: सीमा { $limitSeconds } सेकंड है। कोई छोटी फ़ाइल आज़माएँ।
}
error-moving-face = { Subject } GIF या वीडियो है। यहाँ फ़ोटो चाहिए।
error-needs-video-library = इस कंप्यूटर पर GIF और वीडियो के साथ यह नहीं हो सकता: यहाँ वैकल्पिक पैकेज node-av नहीं है (“npm ci” से इंस्टॉल होता है)। कोई फ़ोटो आज़माएँ।
error-media-unreachable = { subject } मुझे मिल नहीं पाई। उसे फिर से भेजकर देखें।
error-no-provider-fits = { $reason ->
    [kind] { $kind ->
        [gif] GIF में चेहरे बदलना अभी { Who } नहीं हो सकता। कोई फ़ोटो आज़माएँ।
        [video] वीडियो में चेहरे बदलना अभी { Who } नहीं हो सकता। कोई फ़ोटो आज़माएँ।
       *[other] ऐसी फ़ाइल के साथ यह काम { Who } नहीं हो सकता। कोई फ़ोटो आज़माएँ।
    }
    [face-choice] इस तरह चेहरे चुनना { Who } नहीं हो सकता। एक चेहरा चुनें, या सभी।
    [size] इस साइज़ की फ़ाइल के साथ यह काम { Who } नहीं हो सकता। कोई दूसरी फ़ाइल आज़माएँ।
    [length] इतने लंबे वीडियो के साथ यह काम { Who } नहीं हो सकता। कोई छोटा वीडियो आज़माएँ।
    [needs-public-url] { Provider-name.obl } को तस्वीरें किसी सार्वजनिक पते से चाहिए होती हैं, और यहाँ ऐसा कोई पता सेट नहीं है।
    [needs-video-library] इस कंप्यूटर पर GIF और वीडियो के साथ यह नहीं हो सकता: यहाँ वैकल्पिक पैकेज node-av नहीं है (“npm ci” से इंस्टॉल होता है)। फ़ोटो के लिए उसकी ज़रूरत नहीं है।
    [needs-detector] { Provider-name.obl } से चेहरा नहीं चुना जा सकता, क्योंकि चेहरे ढूँढने वाला हिस्सा यहाँ मौजूद नहीं है।
    [down] { Provider-name } फ़िलहाल बंद है। कृपया बाद में फिर से कोशिश करें।
    [out-of-credit] { Provider-name }: अकाउंट का क्रेडिट खत्म हो गया है।
    [bad-key] { Provider-name.obl } ने कुंजी स्वीकार नहीं की।
    [queue-full] { Provider-name.obl } में फ़िलहाल और स्वैप के लिए जगह नहीं है। कृपया बाद में फिर से कोशिश करें।
   *[other] इसमें चेहरा नहीं बदला जा सकता। कोई दूसरी तस्वीर आज़माएँ।
}
error-unknown-provider = यहाँ “{ $provider }” नाम की कोई AI सेवा नहीं है।
error-consent-missing = कृपया पहले वादा करें: सिर्फ़ उन लोगों के चेहरे जिनकी सहमति है।
error-quota-used-up = { $limit ->
    [member-minute] एक साथ बहुत ज़्यादा हो गया। एक मिनट रुकें, फिर आगे बढ़ें।
    [at-once] आपके जितने स्वैप एक साथ चल सकते हैं, उतने चल रहे हैं। किसी एक के पूरा होने पर फिर से कोशिश करें।
    [place-at-once] यहाँ जितने स्वैप एक साथ चल सकते हैं, उतने चल रहे हैं। किसी एक के पूरा होने पर फिर से कोशिश करें।
    [all-at-once] मुझसे जितने स्वैप एक साथ हो सकते हैं, उतने चल रहे हैं। किसी एक के पूरा होने पर फिर से कोशिश करें।
    [all-day] आज के स्वैप सबके लिए खत्म हो चुके हैं। नए स्वैप आधी रात (UTC) को मिलेंगे।
    [place-day] यहाँ आज के स्वैप खत्म हो चुके हैं। नए स्वैप आधी रात (UTC) को मिलेंगे।
   *[member-day] आपके आज के स्वैप खत्म हो चुके हैं। नए स्वैप आधी रात (UTC) को मिलेंगे।
}
error-line-too-long = कतार में इतने स्वैप हैं कि आपका स्वैप करीब { $minutes } मिनट बाद शुरू होगा। कृपया बाद में फिर से कोशिश करें।
error-no-room = फ़िलहाल नए स्वैप के लिए जगह नहीं है। जो शुरू हो चुके हैं, वे चलते रहेंगे। कृपया बाद में फिर से कोशिश करें।
error-face-name-length = नाम में 1 से { $most } अक्षर हो सकते हैं। कोई दूसरा नाम आज़माएँ।
error-face-name-taken = “{ $name }” नाम का चेहरा आपके पास पहले से है। कोई दूसरा नाम आज़माएँ।
error-too-many-faces = आपके सेव किए गए चेहरों की सीमा ({ $most }) पूरी हो चुकी है। पहले कोई एक डिलीट करें।
error-no-such-face = आपका ऐसा कोई चेहरा सेव नहीं है। अपने चेहरों में से कोई चुनें।
error-no-saved-face = आपका कोई चेहरा सेव नहीं है। पहले एक जोड़ें।
error-setting-refused = { $setting ->
    [memberADay] सीमा 1,00,000 तक की कोई पूरी संख्या हो सकती है, या खाली छोड़ी जा सकती है।
    [placeADay] सीमा 1,00,000 तक की कोई पूरी संख्या हो सकती है, या खाली छोड़ी जा सकती है।
   *[other] यह सेट नहीं किया जा सकता।
}
error-place-closed = { $to ->
    [channel] इस चैनल में चेहरे बदलना बंद है। किसी दूसरे चैनल में कोशिश करें।
   *[person] यहाँ आपको चेहरे बदलने की इजाज़त नहीं है। इसे एडमिन बदल सकते हैं।
}
error-not-yours = यह बटन सिर्फ़ उनके लिए है जिन्होंने अनुरोध किया था।
error-nothing-new = इससे फिर वही नतीजा मिलेगा। कोई दूसरी तस्वीर या दूसरा चेहरा आज़माएँ।
error-again-done = यह हो चुका है या हो रहा है: मेरा नया मैसेज देखें।
error-job-gone = इस स्वैप का अब मेरे पास कोई रिकॉर्ड नहीं है। कृपया नया शुरू करें।
error-result-gone = यह नतीजा अब मेरे पास नहीं है। कृपया फिर से चेहरा बदलें।

## बॉट चलाने वालों को किसी AI सेवा के बारे में क्या पता होना चाहिए

note-unconfirmed-roles = { Provider-name.obl } के दस्तावेज़ों में इस पर दो अलग-अलग बातें लिखी हैं कि कौन सी तस्वीर किस काम की है। किसी तस्वीर का एक स्वैप पैसे देकर करें: अगर चेहरे की फ़ोटो ही बदलकर मिले, तो MODELSLAB_IMAGE_ROLES=face-first सेट करें। फिर दो लोगों वाले वीडियो का एक स्वैप करें: अगर कोई न बदला हो, तो MODELSLAB_VIDEO_REFERENCE=source सेट करें।
