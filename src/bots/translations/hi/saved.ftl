## सेव किए गए चेहरों की फ़ोटो

photo-ask = कौन सा चेहरा सेव करना है?
photo-ask-more = इनमें से “{ $name }” कौन सा है?
photo-another = दूसरी फ़ोटो…
photo-field = इस चेहरे की एक और फ़ोटो
photo-add = फ़ोटो जोड़ें
photo-remove = फ़ोटो हटाएँ
photo-remove-number = { $number } हटाएँ
photo-remove-ask = कौन सी फ़ोटो हटानी है?
photo-added = सेव हो गया। “{ $name }” की अब { $count ->
    [one] { $count } फ़ोटो है
   *[other] { $count } फ़ोटो हैं
}।
photo-removed = वह फ़ोटो हटा दी गई।
photos-button = फ़ोटो
photos-title = { $name } · { $count ->
    [one] 1 फ़ोटो
   *[other] { $count } फ़ोटो
}
photos-hint = एक ही व्यक्ति की 2 से 5 फ़ोटो हों, तो नतीजे बेहतर दिखते हैं।
photos-alt = { $name }, फ़ोटो { $number }
face-delete-ask = क्या “{ $name }” को डिलीट करना है? { $count ->
    [one] उसकी फ़ोटो भी डिलीट हो जाएगी।
   *[other] उसकी { $count } फ़ोटो भी डिलीट हो जाएँगी।
}
face-delete-sure = हाँ, डिलीट करें
face-new-name = नया नाम
photo-send = मुझे “{ $name }” की एक और फ़ोटो भेजें।
photo-reply = फिर उसके जवाब में { $face } भेजें।
faces-in-private = { $name }, आपके चेहरे हमारी निजी चैट में हैं।
faces-how = इसके लिए { $faces } चलाएँ।
