warning-no-badge = Label “AI” tidak bisa dipasang di hasil ini, jadi tolong sebutkan sendiri bahwa ini dibuat dengan AI.

setting-badge = Label “AI”
setting-badge-value = { $badge ->
    [corner] di sudut setiap hasil
    [caption] tidak ada, cuma teks di bawah hasil
   *[own] sesuai pengaturan pengelola
}
