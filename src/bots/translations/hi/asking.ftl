## बीच में क्या पूछा और बताया जाता है

asked-already = इस पर काम पहले से चल रहा है।
offer-question = पहले एक छोटी सी बात, सिर्फ़ हमारे बीच।
remedy-add-face = चेहरा जोड़ें
remedy-go = फिर से कोशिश करें
remedy-other-face = दूसरा चेहरा…
remedy-other-picture = दूसरी तस्वीर…
pictures-all = सभी
roles-button = इसका उल्टा करें

## स्वैप की सूची

job-kind = { $kind ->
    [gif] GIF
    [video] वीडियो
   *[image] फ़ोटो
}
job-link = खोलें
