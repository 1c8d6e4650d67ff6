"""Furniture for doing something with the page: sharing, saving, following, subscribing, signing in, its tags."""

from archive.reading.lexicon import phrases

LINES = phrases("""
email this
share
share this
share this article
share this story
share this post
share on facebook
share on twitter
share on x
share on linkedin
share on whatsapp
share via email
print this page
print this article
print
print page
copy link
save
save this article
save for later
bookmark
listen
listen to this article
follow us
follow
connect with us
stay connected
stay informed
subscribe
subscribe now
subscribe today
subscribe to our newsletter
sign in
sign up
sign up now
log in
log out
register
create account
my account
join now
join the conversation
support us
donate
donate now
e-mail
tags
tags:
categories
categories:
topics
topics:
filed under
facebook
twitter
linkedin
whatsapp
telegram
instagram
youtube
pinterest
reddit
x
rss
compartir
comparte
comparte esta nota
comparte este articulo
compartir en facebook
compartir en twitter
compartir en whatsapp
imprimir
guardar
copiar enlace
escuchar
siguenos
siganos
suscribete
suscribirse
suscribase
suscribete a nuestro boletin
suscribete al boletin
iniciar sesion
registrate
registrarse
entrar
cerrar sesion
etiquetas
etiquetas:
categorias
temas
temas:
archivado en
""")
"""Whole lines."""

OPENINGS = phrases("""
share full article
gift article
min learn more
video:
watch:
watch now
listen:
recibe las noticias
reprints
text size
font size
tamano de letra
open in app
download the app
descarga la app
follow the
follow topics
get this delivered
sign up for
thank you for subscribing
thanks for signing up
copyright ©
copyright 20
by signing up
by subscribing
save my name, email
share this article
share this story
share this:
share:
share on
share via
compartir:
compartir en
comparte en
comparte esta
comparte este
follow us on
follow us:
siguenos en
siguenos:
tags:
filed under
categories:
category:
etiquetas:
etiquetado
categoria:
archivado en
subscribe to our
sign up for our
sign up for the
sign up to
join our newsletter
join our mailing
get our newsletter
subscribete a
suscribete al
suscribase a
suscribase al
recibe nuestro
recibe las
recibe en tu
recibe cada
please log in
please sign in
log in to
inicia sesion para
you must be logged in
debes iniciar sesion
listen to this
""")
"""How a line opens."""
