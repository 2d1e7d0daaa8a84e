module portaplus.org/recipes/gowsdl

go 1.21

require github.com/hooklift/gowsdl v0.5.0
