warning-no-badge = इस पर “AI” बैज नहीं बन पाया, इसलिए कृपया खुद बताएँ कि इसे AI से बनाया गया है।

setting-badge = “AI” बैज
setting-badge-value = { $badge ->
    [corner] हर नतीजे के कोने में
    [caption] नहीं, सिर्फ़ नतीजे के नीचे लिखा हुआ
   *[own] जैसा बॉट चलाने वालों ने सेट किया है
}
