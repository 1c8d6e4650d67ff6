"""Furniture of the site itself: navigation, cookies, law, advertisements, contacts, credits of pictures."""

from archive.reading.lexicon import phrases

LINES = phrases("""
for immediate release
for release
newsroom
news room
press room
press centre
press center
media centre
media center
news releases
press releases
current issue
from wikinews, the free news source you can write!
sala de prensa
comunicados
comunicados de prensa
press release
para publicacion inmediata
para difusion inmediata
advertisement
advertisements
advertising
ad
sponsored
sponsored content
partner content
promoted
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
view all
see all
about the author
about the authors
publicidad
anuncio
patrocinado
saltar al contenido
ir al contenido
menu principal
buscar
cerrar
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
"""Whole lines."""

OPENINGS = phrases("""
subscribe for $
today's paper
support the guardian
support independent
this website uses cookies
secure .gov websites
official websites use
an official website of the
here's how you know
here is how you know
un sitio oficial del gobierno
the page you are looking for
file photo
getty images
photograph:
illustration:
live updates
advertisement -
scroll to continue
continua leyendo
have a tip
got a tip
send us a tip
contact the reporter
our standards:
editing by
edited by
republish this
cite this
license this
purchase licensing
©
tiempo de lectura
download as
download:
media contact
press contact
contacto de prensa
back issues
tip line
(c) 20
all rights reserved
todos los derechos reservados
we use cookies
this site uses cookies
our site uses cookies
by continuing to use
by clicking accept
usamos cookies
utilizamos cookies
este sitio utiliza cookies
este sitio usa cookies
al continuar navegando
tagged:
tagged with
get our
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
powered by
click here to
haga clic aqui
haz clic aqui
advertisement
skip to
te gusto este
""")
"""How a line opens."""

CREDITS = phrases("""
credit...
photograph:
photographer:
getty images
/getty
via getty
(ap photo
ap photo/
/ap photo
/ap)
/reuters
via reuters
/afp
via afp
afp via
/epa
/shutterstock
istock
photo by
photo:
photos by
photo credit
image credit
image source
image caption
picture alliance
courtesy of the
(foto:
foto:
/efe
(efe/
/cuartoscuro
""")
"""What a picture's caption holds and running text hardly ever."""
