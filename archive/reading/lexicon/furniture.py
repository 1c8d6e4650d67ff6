"""What stands around an article and is none of it."""

from archive.reading.lexicon import phrases, words

MENU_WORDS = words("""
home news world politics business economy opinion sports sport culture science technology tech health video videos photos podcast
podcasts live latest search menu login subscribe newsletter newsletters contact about careers advertise donate events archive
archives sections topics regions analysis commentary briefings publications programs experts research blog magazine shop jobs
weather travel lifestyle entertainment local national international us americas europe asia africa markets money education more
explore inicio noticias mundo politica negocios economia opinion deportes cultura ciencia tecnologia salud videos fotos buscar
menu entrar suscribirse suscribete boletin boletines contacto nosotros eventos archivo secciones temas regiones analisis
publicaciones investigacion revista nacional internacional estados portada ultimas hemeroteca sociedad justicia seguridad columnas
multimedia impreso english espanol en es
""")

LINES = phrases("""
top 5 this week
for immediate release
for release
press release
para publicacion inmediata
para difusion inmediata
top stories
top story
trending
trending now
breaking
breaking news
editor's picks
editors' picks
editor's pick
popular articles
popular posts
popular now
popular
most popular
most read
most viewed
most shared
most commented
must read
must reads
latest articles
latest posts
latest stories
latest
recent posts
recent articles
recent comments
more stories
more from this author
more from the author
more articles
more like this
more on this topic
more in this section
in this section
in this article
on this page
table of contents
contents
you may also like
you might also like
you may have missed
also read
read also
read more
read next
up next
keep reading
continue reading
recommended
recommended for you
recommended reading
related
related posts
related articles
related stories
related content
related topics
related coverage
related reading
further reading
previous article
next article
previous post
next post
previous
next
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
email this
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
advertisement
advertisements
advertising
ad
sponsored
sponsored content
partner content
promoted
leave a reply
leave a comment
leave a reply cancel reply
cancel reply
post a comment
post comment
add a comment
write a comment
your comment
comment
comments
view comments
show comments
hide comments
no comments
no comments yet
reply
submit
submit comment
please enter your name here
please enter your name
you have entered an incorrect email address!
please enter your comment!
please enter your comment
please enter an answer in digits:
please enter your email address here
name
name:
name*
name:*
email
email:
email*
email:*
e-mail
website
website:
your name
your email
comment:
tags
tags:
categories
categories:
topics
topics:
filed under
skip to content
skip to main content
skip to navigation
toggle navigation
main menu
menu
search
search for:
close
open menu
back to top
back to home
scroll to top
cookie policy
cookie settings
cookies
accept
accept all
accept all cookies
accept cookies
reject all
manage preferences
i agree
got it
privacy policy
privacy
terms of use
terms of service
terms and conditions
terms
contact us
about us
about
contact
home
facebook
twitter
linkedin
whatsapp
telegram
instagram
youtube
pinterest
reddit
email
x
rss
view all
see all
see more
show more
load more
about the author
about the authors
mas leidas
mas leidos
lo mas leido
lo mas visto
lo mas popular
mas noticias
mas visto
mas comentado
mas popular
ultimas noticias
ultimos articulos
lo ultimo
destacadas
destacados
tendencias
noticias relacionadas
notas relacionadas
articulos relacionados
entradas relacionadas
contenido relacionado
temas relacionados
tambien te puede interesar
te puede interesar
te recomendamos
le puede interesar
lea tambien
lee tambien
leer mas
ver mas
ver todo
ver todos
seguir leyendo
articulo anterior
articulo siguiente
siguiente articulo
anterior
siguiente
compartir
comparte
comparte esta nota
comparte este articulo
compartir en facebook
compartir en twitter
compartir en whatsapp
compartir por correo
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
publicidad
anuncio
patrocinado
deja un comentario
dejar un comentario
deja una respuesta
dejar una respuesta
deja una respuesta cancelar la respuesta
cancelar respuesta
publicar comentario
publicar un comentario
anadir un comentario
agregar comentario
escribe un comentario
escribe tu comentario
comentarios
comentario
sin comentarios
responder
enviar
nombre
nombre:
nombre *
nombre*
correo electronico
correo electronico:
correo electronico *
correo electronico*
correo
sitio web
web
etiquetas
etiquetas:
categorias
temas
temas:
archivado en
saltar al contenido
ir al contenido
menu principal
buscar
cerrar
volver arriba
politica de cookies
politica de privacidad
aviso de privacidad
aviso legal
aceptar
aceptar todo
aceptar todas
aceptar cookies
rechazar
configurar
terminos y condiciones
terminos de uso
contacto
quienes somos
acerca de
inicio
portada
sobre el autor
sobre la autora
""")

OPENINGS = tuple(sorted(phrases("""
©
copyright ©
reading time
tiempo de lectura
download as
download:
media contact
press contact
contacto de prensa
back issues
tip line
copyright 20
(c) 20
all rights reserved
todos los derechos reservados
we use cookies
this site uses cookies
this website uses cookies
our site uses cookies
by continuing to use
by clicking accept
by signing up
by subscribing
usamos cookies
utilizamos cookies
este sitio utiliza cookies
este sitio usa cookies
al continuar navegando
your email address will not be published
required fields are marked
save my name, email
tu direccion de correo electronico no sera publicada
su direccion de correo electronico no sera publicada
los campos obligatorios
guarda mi nombre
notify me of
recibir un correo
this site is protected by recaptcha
este sitio esta protegido por recaptcha
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
tagged:
tagged with
filed under
categories:
category:
etiquetas:
etiquetado
categoria:
archivado en
more in
see also:
related:
relacionado:
relacionados:
read more:
read also:
also read:
read next:
lea tambien:
lee tambien:
leer tambien:
ver tambien:
leer mas:
te puede interesar:
previous article
previous:
next:
next article
previous post
next post
subscribe to our
sign up for our
sign up for the
sign up to
join our newsletter
join our mailing
get our newsletter
get the latest
get our
enter your email
subscribete a
suscribete al
suscribase a
suscribase al
recibe nuestro
recibe las
recibe en tu
recibe cada
ingresa tu correo
ingrese su correo
photo:
photo by
photo credit
image:
image credit
picture:
credit:
foto:
fotografia:
imagen:
credito:
please log in
please sign in
log in to
inicia sesion para
you must be logged in
debes iniciar sesion
powered by
click here to
haga clic aqui
haz clic aqui
leave a reply
leave a comment
deja un comentario
deja una respuesta
advertisement
skip to
listen to this
enjoyed this article
like this article
did you like this
te gusto este
""")))  # fmt: skip

COMMENT_FORMS = phrases("""
leave a reply
leave a comment
leave a reply cancel reply
post a comment
add a comment
write a comment
join the conversation
please enter your comment!
deja un comentario
dejar un comentario
deja una respuesta
dejar una respuesta
publicar un comentario
escribe un comentario
agregar comentario
anadir un comentario
comments
comentarios
""")

SECTIONS = tuple(
    sorted(
        words("""
related relacionad popular most read leid comment comentario reply respuesta newsletter boletin subscribe suscri recommended
recomend interes trending tendencia latest ultim follow siguenos tags etiquetas more mas also tambien next previous anterior
siguiente author autor top categor topics temas filed stories
""")
    )
)
"""Parts of words by which a furniture line opens a list of other things."""

TELLTALES = tuple(
    sorted(
        phrases("""
newsletter
your inbox
signed up
you receive this
you are receiving
recibes este
recibe este correo
comments go to
cookies
unsubscribe
subscribe
subscriber
suscribete
suscribase
suscriptor
boletin
bandeja de entrada
all rights reserved
todos los derechos
derechos reservados
©
sign up
sign in
log in
inicia sesion
iniciar sesion
captcha
javascript
ad blocker
adblock
follow us
siguenos
privacy policy
politica de privacidad
aviso de privacidad
terms of use
terms of service
email address will not be published
comments are moderated
comments are closed
comment policy
los comentarios estan cerrados
correo electronico no sera
may not be reproduced
prohibida la reproduccion
prohibida su reproduccion
support our work
support our journalism
make a donation
apoya nuestro
your browser
su navegador
tu navegador
share this article
compartir este articulo
""")
    )
)
"""Phrases that a short line of the site's own holds, and an article's hardly ever."""
