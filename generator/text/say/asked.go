package say

import "strings"

// Asked is the language that the words of a command ask for, before it is known which command it is.
func Asked(args []string) Lang {
	lang := Vietnamese
	for i, arg := range args {
		if arg == "--" {
			break
		}
		if value, found := strings.CutPrefix(arg, "--lang="); found {
			lang = Lang(value)
		} else if arg == "--lang" && i+1 < len(args) {
			lang = Lang(args[i+1])
		}
	}
	return lang
}
