## ब्राउज़र का पेज

page-title = चेहरा बदलें
page-lead = किसी फ़ोटो का चेहरा दूसरी तस्वीर, GIF या वीडियो में लगाएँ।
page-needs-scripts = इस पेज के लिए JavaScript ज़रूरी है।

page-key = कुंजी
page-key-ask = इस पेज के लिए एक कुंजी चाहिए। यह आपको पेज चलाने वालों से मिलेगी।
page-key-kept = यह इसी टैब में रहती है, जब तक टैब बंद न हो।
page-key-continue = आगे बढ़ें
page-key-wrong = यहाँ ऐसी कोई कुंजी नहीं है।
page-key-forget = कुंजी हटाएँ

page-face = चेहरा
page-face-of = चेहरा { $letter }
page-face-hint = चेहरे की फ़ोटो खींचकर यहाँ लाएँ या पेस्ट करें।
page-face-choose = फ़ोटो चुनें
page-face-several = उसी व्यक्ति की और फ़ोटो से नतीजा बेहतर होता है: ज़्यादा से ज़्यादा { $most }।
page-face-unused = GIF या वीडियो में सिर्फ़ चेहरा A इस्तेमाल होता है।
page-photos-unused = जब कुछ ही चेहरे बदलने हों या कई लोगों के चेहरे लगाने हों, तो हर एक की पहली फ़ोटो ही इस्तेमाल होती है।
page-photo-number = फ़ोटो { $number }
page-photo-add = फ़ोटो जोड़ें
page-photo-remove = फ़ोटो { $number } हटाएँ
page-person-add = एक और चेहरा जोड़ें
page-person-remove = { $letter } हटाएँ

page-picture = तस्वीर
page-picture-hint = तस्वीर, GIF या वीडियो खींचकर यहाँ लाएँ या पेस्ट करें।
page-picture-choose = फ़ाइल चुनें
page-picture-other = बदलें
page-picture-remove = हटाएँ
page-looking = चेहरे ढूँढे जा रहे हैं…
page-faces-found = मिले हुए चेहरे: { $count }।
page-faces-ask = जो-जो चेहरे बदलने हैं, उनके नंबर दबाएँ।
page-faces-ask-whose = नंबर बार-बार दबाएँ, जब तक उस पर सही अक्षर न आ जाए।
page-faces-none = कोई चेहरा नहीं दिखा। ऐसी तस्वीर आज़माएँ जिसमें चेहरे बड़े हों।
page-faces-unfit = इनमें से कोई भी चेहरा इतना बड़ा और सामने की तरफ़ नहीं है कि बदला जा सके। कोई दूसरी तस्वीर आज़माएँ।
page-face-number = चेहरा { $number }
page-face-unfit = बहुत छोटा या बहुत ज़्यादा घूमा हुआ
page-face-chosen = { $face } लगेगा
page-face-stays = वैसा ही रहेगा
page-moving-ask = कौन से चेहरे?
page-largest = सबसे बड़ा चेहरा
page-all = सभी चेहरे

page-swap = चेहरा बदलें
page-needs-face = पहले चेहरे की फ़ोटो जोड़ें।
page-needs-picture = पहले कोई तस्वीर, GIF या वीडियो चुनें।
page-needs-choice = पहले कम से कम एक चेहरे का नंबर दबाएँ।
page-sending = तस्वीरें भेजी जा रही हैं…
page-queued = कतार में है
page-queued-at = कतार में है, नंबर { $place }
page-working = चेहरा बदला जा रहा है…
page-left = करीब { $time } बाकी
page-again-soon = कनेक्शन टूट गया था। फिर से कोशिश हो रही है…
page-parked = अभी पता नहीं है कि यह स्वैप हुआ या नहीं। किसी को इसे खुद देखना होगा।
page-cancel = रद्द करें
page-cancelled = स्वैप रद्द हो गया।
page-progress = प्रगति

page-result = नतीजा
page-compare = पहले और बाद में
page-compare-before = पहले
page-compare-after = बाद में
page-compare-at = पहले वाली तस्वीर: { $percent }
page-download = डाउनलोड करें
page-verify = जाँचें
page-verifying = जाँच हो रही है…
page-delete = डिलीट करें
page-deleted = नतीजा डिलीट हो गया।
page-start-over = नए सिरे से शुरू करें
page-until = { $where ->
    [server] अगर इसे डिलीट न किया गया, तो यह यहाँ { $time } तक रहेगा।
   *[machine] अगर इसे डिलीट न किया गया और प्रोग्राम बंद न किया गया, तो यह { $time } तक रहेगा।
}

page-error-network = सर्वर से संपर्क नहीं हो पा रहा है। कृपया थोड़ी देर में फिर से कोशिश करें।
page-error-answer = कुछ गड़बड़ हो गई (एरर { $status })। कृपया थोड़ी देर में फिर से कोशिश करें।
page-error-not-media = “{ $name }” कोई तस्वीर, GIF या वीडियो नहीं है।
page-error-too-large = फ़ाइल “{ $name }” बहुत बड़ी है: सीमा { $most } है।
page-error-too-many = एक चेहरे के लिए फ़ोटो की सीमा { $most } है। बाकी छोड़ दी गईं।
page-error-full = दोनों जगहें भर चुकी हैं। पहले एक खाली करें।

page-about-marked = हर नतीजे पर AI से बने होने का निशान होता है।
page-about-kept = { $hours ->
    [24] तस्वीरें और नतीजे ज़्यादा से ज़्यादा एक दिन रखे जाते हैं।
    [one] तस्वीरें ज़्यादा से ज़्यादा एक दिन और नतीजे { $hours } घंटे तक रखे जाते हैं।
   *[other] तस्वीरें ज़्यादा से ज़्यादा एक दिन और नतीजे { $hours } घंटे तक रखे जाते हैं।
}
page-about-here = { $where ->
    [server] सब कुछ इसी सर्वर पर रहता है।
   *[machine] सब कुछ इसी कंप्यूटर पर रहता है।
}
page-about-sent = चेहरा बदलने के लिए आपकी तस्वीरें { $names } को भेजी जाती हैं।
page-about-agree = सिर्फ़ उन लोगों के चेहरे इस्तेमाल करें जिनकी सहमति है।
