## Cómo queda un cambio cuando algo lo estropea, y qué ayudaría. Siempre sobre las fotos, nunca sobre las personas

quality-unchanged = No veo que haya cambiado ninguna cara. { $elsewhere ->
    [yes] Quizá otro proveedor lo haga mejor.
   *[no] Quizá con otra foto salga mejor.
}
quality-wrong-face = Puede que esta no sea la cara que querías. { $elsewhere ->
    [yes] Quizá otro proveedor lo haga mejor.
   *[no] Quizá con otra foto salga mejor.
}
quality-source-turned-away = La foto de la cara está tomada de lado: prueba con una en la que mire a la cámara.
quality-poses-differ = Las dos caras miran hacia lados distintos: prueba con una foto en la que la cara mire hacia el mismo lado que la otra.
quality-only-source-smiles = En la foto de la cara hay una sonrisa y en la otra no: prueba con una sin sonrisa.
quality-only-target-smiles = En la foto de la cara no hay sonrisa y en la otra sí: prueba con una sonriente.
quality-expressions-differ = Las dos caras tienen expresiones distintas: prueba con una foto de la cara con una expresión parecida.
quality-light-differs = La luz viene de lados distintos en las dos fotos: prueba con una foto de la cara con luz suave.
quality-colours-differ = La luz y los colores de las dos fotos son muy distintos: prueba con una foto de la cara con una luz parecida.
quality-source-small = En la foto de la cara, esta se ve pequeña: prueba con una tomada más de cerca.
quality-source-blurred = La foto de la cara está un poco borrosa: prueba con una más nítida.
quality-source-wears-glasses = En la foto de la cara hay gafas, que pueden notarse en el resultado: prueba con una sin ellas.
quality-target-small = En la imagen, la cara se ve pequeña: prueba con una imagen tomada más de cerca.
quality-face-covered = En la imagen hay algo delante de la cara: prueba con una en la que se vea entera.
