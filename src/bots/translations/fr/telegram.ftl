## Ce que Telegram montre du bot avant qu’il ait dit quoi que ce soit

profile-description = Je mets le visage d’une photo dans une autre photo, un GIF ou une vidéo.
    Envoyez-moi une photo ici, ou ajoutez-moi à un groupe et répondez à une image avec { $swap }.
    Chaque résultat est marqué comme fait par IA. Merci de n’utiliser que le visage de personnes qui sont d’accord.
profile-text = Remplace des visages dans les photos, les GIF et les vidéos. Chaque résultat est marqué comme fait par IA.

## Le premier message

start-group = Répondez à une image avec { $swap } et je remplace le visage.
start-save-face = Enregistrer mon visage
start-how = Comment ça marche
start-language = Langue

## Liens vers la conversation privée

button-open-chat = Ouvrir notre conversation
link-over = Ce lien est trop ancien. Demandez de nouveau dans la conversation d’où il vient.
link-not-yours = Ce bouton est pour { $owner }. Mais je fais volontiers un montage pour vous :

## Dans les autres conversations

inline-swap = Remplacer un visage…
inline-result = Montage par IA
guest-working = Je m’en occupe. J’envoie le résultat à { $name } en privé, et il s’affichera ici si Telegram me laisse faire.
guest-in-private = { $name } a le résultat dans notre conversation privée. Je ne peux pas le montrer ici.
guest-failed = { $name }, ça n’a pas marché. J’ai expliqué pourquoi dans notre conversation privée.
guest-asked = { $name }, j’ai une question pour vous dans notre conversation privée. Ensuite, je continue.
guest-closed = { $name }, le résultat arrive d’abord dans notre conversation privée. Ouvrez-la, et je continue.
guest-no-picture = Répondez à une image en mentionnant { $bot }, et j’y mets votre visage.
guest-words = Je ne comprends pas « { $words } ». Mentionnez seulement { $bot }, ou ajoutez « tous », le numéro d’un visage en partant de la gauche ou le nom d’un de vos visages enregistrés.
