"""Furniture of comment forms."""

from archive.reading.lexicon import phrases

LINES = phrases("""
recent comments
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
website
website:
your name
your email
comment:
mas comentado
compartir por correo
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
""")
"""Whole lines."""

OPENINGS = phrases("""
your email address will not be published
required fields are marked
tu direccion de correo electronico no sera publicada
su direccion de correo electronico no sera publicada
los campos obligatorios
guarda mi nombre
notify me of
recibir un correo
this site is protected by recaptcha
este sitio esta protegido por recaptcha
enter your email
ingresa tu correo
ingrese su correo
leave a reply
leave a comment
deja un comentario
deja una respuesta
""")
"""How a line opens."""
