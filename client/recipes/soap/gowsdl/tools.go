//go:build tools

package main

// Pins the generator, which go generate runs.
import _ "github.com/hooklift/gowsdl/cmd/gowsdl"
