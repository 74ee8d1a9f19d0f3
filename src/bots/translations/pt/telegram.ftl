## O que o Telegram mostra do bot antes da primeira mensagem

profile-description = Coloco o rosto de uma foto em outra foto, GIF ou vídeo.
    Me mande uma foto aqui, ou me adicione a um grupo e responda a uma imagem com { $swap }.
    Todo resultado é marcado como feito por IA. Por favor, use só rostos de pessoas que deram permissão.
profile-text = Troca rostos em fotos, GIFs e vídeos. Todo resultado é marcado como feito por IA.

## A primeira mensagem

start-group = Responda a uma imagem com { $swap } e eu troco o rosto.
start-save-face = Salvar meu rosto
start-how = Como funciona
start-language = Idioma

## Links para o chat privado

button-open-chat = Abrir nosso chat
link-over = Este link expirou. Peça de novo no chat de onde ele veio, por favor.
link-not-yours = Esse botão é para { $owner }. Mas posso fazer uma troca para você também:

## Em outros chats

inline-swap = Trocar um rosto…
inline-result = Rosto trocado com IA
guest-working = Já estou cuidando disso. O resultado vai para { $name } no privado e aparece aqui se o Telegram deixar.
guest-in-private = { $name } recebeu o resultado no nosso chat privado. Não consigo mostrar aqui.
guest-failed = { $name }, não deu certo. Expliquei o motivo no nosso chat privado.
guest-asked = { $name }, tenho uma pergunta para você no nosso chat privado. Depois eu continuo.
guest-closed = { $name }, o resultado vai primeiro para o nosso chat privado. Abra o chat, e eu continuo.
guest-no-picture = Responda a uma imagem e mencione { $bot }, e eu coloco o seu rosto nela.
guest-words = Não sei o que “{ $words }” quer dizer. Mencione só { $bot }, ou acrescente “todos”, o número de um rosto a partir da esquerda ou o nome de um rosto que você salvou.
