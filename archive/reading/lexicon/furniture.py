"""What stands around an article and is none of it."""

from archive.reading.lexicon import furniture_comments, furniture_others, furniture_sharing, furniture_site, phrases, words

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

_SUBJECTS = (furniture_comments, furniture_others, furniture_sharing, furniture_site)
LINES = frozenset().union(*(subject.LINES for subject in _SUBJECTS))
"""Lines that are furniture wherever they stand."""
OPENINGS = tuple(sorted(frozenset().union(*(subject.OPENINGS for subject in _SUBJECTS))))
"""How lines open that are furniture whatever follows."""

CREDITS = tuple(sorted(furniture_site.CREDITS))
"""What captions of pictures hold."""

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
