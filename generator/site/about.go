package site

// CatalogFile is the address of the catalogue of all tables (DCAT).
const CatalogFile = "/data.json"

// About is what the catalogue says of the portal as a whole.
type About struct {
	Name, Summary, Publisher string
	Email                    string // "" when it is not known
}

// About tells whose data it is.
func (s *Site) About() About {
	return About{s.Config.Name, s.Config.Summary, s.owner().Name, s.owner().Contact.Value.Email.Value}
}
