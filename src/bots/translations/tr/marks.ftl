warning-no-badge = Buraya “AI” etiketi eklenemedi; yapay zekâ ile yapıldığını lütfen siz belirtin.

setting-badge = “AI” etiketi
setting-badge-value = { $badge ->
    [corner] her sonucun köşesinde
    [caption] yok, yalnızca sonucun altında yazı
   *[own] bot sahibinin ayarladığı gibi
}
