## Lo que Telegram muestra del bot antes de que haya dicho nada

profile-description = Pongo la cara de una foto en otra foto, un GIF o un video.
    Envíame una foto aquí, o añádeme a un grupo y responde a una imagen con { $swap }.
    Cada resultado va marcado como hecho con IA. Por favor, usa solo caras de personas que hayan dado su permiso.
profile-text = Cambia caras en fotos, GIF y videos. Cada resultado va marcado como hecho con IA.

## El primer mensaje

start-group = Responde a una imagen con { $swap } y le cambio la cara.
start-save-face = Guardar mi cara
start-how = Cómo funciona
start-language = Idioma

## Enlaces al chat privado

button-open-chat = Abrir nuestro chat
link-over = Ese enlace es demasiado antiguo. Pídelo otra vez en el chat del que venía, por favor.
link-not-yours = Ese botón es para { $owner }. Pero con gusto hago un cambio para ti:

## En otros chats

inline-swap = Cambiar una cara…
inline-result = Cambio de cara con IA
guest-working = Ya estoy en ello. El resultado le llega a { $name } en privado y aparece aquí si Telegram me deja.
guest-in-private = { $name } tiene el resultado en nuestro chat privado. Aquí no puedo mostrarlo.
guest-failed = { $name }, no ha salido bien. En nuestro chat privado te he escrito por qué.
guest-asked = { $name }, tengo una pregunta para ti en nuestro chat privado. Después sigo.
guest-closed = { $name }, el resultado va primero a nuestro chat privado. Ábrelo, por favor, y sigo.
guest-no-picture = Responde a una imagen y menciona a { $bot }, y pondré tu cara en ella.
guest-words = No sé qué significa «{ $words }». Menciona solo a { $bot }, o añade «todas», el número de una cara desde la izquierda o el nombre de una cara que tengas guardada.
