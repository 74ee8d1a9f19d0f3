## Borrar todo lo que hay sobre una persona

verb-forget = Borrar todo lo que hay sobre ti
    .name = olvidar
forget-faces = { $faces ->
    [0] 0 caras guardadas
    [one] una cara guardada
    [many] { $faces } de caras guardadas
   *[other] { $faces } caras guardadas
}
forget-swaps = { $swaps ->
    [0] 0 cambios
    [one] un cambio
    [many] { $swaps } de cambios
   *[other] { $swaps } cambios
}
forget-title = ¿Borrar todo lo que hay sobre ti?
forget-ask = Esto es lo que guardo de ti: { forget-faces } y { forget-swaps }. Se borrará todo, junto con imágenes y resultados, y también las preguntas abiertas y tu promesa. Los cambios sin terminar se cancelarán. No se puede deshacer.
forget-yes = Sí, borrarlo todo
forget-no = No, conservarlo
forget-working = Borrando… Puede tardar un minuto.
forget-done = Ya está borrado todo lo que había aquí sobre ti: { forget-faces } y { forget-swaps }, junto con imágenes y resultados, preguntas abiertas y tu promesa.
forget-nothing = Aquí no había nada sobre ti.
forget-vendor = { $what ->
    [deleted] { $provider } ha borrado los resultados que hizo para ti.
    [deleted-until] { $provider } ha borrado los resultados que hizo para ti. Las imágenes que recibió para hacerlos caducan, a más tardar, el { $until }.
    [pending] { $provider } todavía no ha borrado tus resultados. Sigo pidiéndolo, sin decir quién eres.
    [kept-until] Es posible que { $provider } conserve imágenes tuyas hasta el { $until }. Allí no puedo borrarlas.
   *[kept] Es posible que { $provider } conserve imágenes tuyas, y no dice por cuánto tiempo. Allí no puedo borrarlas.
}
forget-uncertain = { $count ->
    [one] No se sabe si un cambio llegó a cobrarse. Lo que se pagó queda anotado 30 días, sin nada que te identifique.
    [many] No se sabe si { $count } de cambios llegaron a cobrarse. Lo que se pagó queda anotado 30 días, sin nada que te identifique.
   *[other] No se sabe si { $count } cambios llegaron a cobrarse. Lo que se pagó queda anotado 30 días, sin nada que te identifique.
}
forget-stays = Lo que queda no dice quién eres: cuántos cambios has hecho hoy y, si los hay, un bloqueo o tu petición de que no te pregunten, para que sigan valiendo.
forget-reach = Quedan fuera de mi alcance las copias de seguridad y los registros antiguos de las personas que gestionan este bot, y los mensajes de los chats.
forget-later = Todavía no he podido terminar. El resto se borra solo, lo antes posible.
forget-ask-privately = Mejor lo hacemos en nuestro chat privado.
forget-asked-privately = Te he escrito en nuestro chat privado.
