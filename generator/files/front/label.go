package front

// Label returns what people read for a value of a closed list.
func Label(e Enum, id string) string {
	for _, choice := range e.Choices() {
		if choice.ID == id {
			return choice.Label
		}
	}
	return id
}
