package office

// WordsOfStates are the words that papers share with the theme.
var WordsOfStates = words
