package portal

import (
	"congkhai/generator/files/delivery"
	"congkhai/generator/files/record"
	"congkhai/generator/open/server"
	"congkhai/generator/publish"
	"congkhai/generator/site"
)

// serverFiles are what web servers are told: nginx always, others where the portal names them.
func (p *Portal) serverFiles() []publish.File {
	old, path := p.oldAddresses(), p.Site.Config.Path()
	nginx := server.ForNginx(old)
	files := []publish.File{ready(site.MovedMap, nginx.Moved), ready(site.GoneMap, nginx.Gone),
		ready(site.QueryMap, nginx.Queries)}
	for _, name := range p.Site.Config.WebServers {
		switch name {
		case record.Apache:
			files = append(files, ready("/"+delivery.Apache, server.ForApache(old, path)))
		case record.Caddy:
			files = append(files, ready("/"+delivery.Caddy, server.ForCaddy(old)))
		case record.IIS:
			files = append(files, ready("/"+delivery.IIS, server.ForIIS(old)))
		}
	}
	return files
}

// oldAddresses are those of all editions, as servers know them below the portal's path, and the new ones as browsers ask
// for them.
func (p *Portal) oldAddresses() []server.Old {
	var all []server.Old
	for _, edition := range p.Site.Editions() {
		for _, r := range p.Site.Redirects() {
			if r.Query != "" && !edition.IsMain() {
				continue // an address of another system, which had no such editions
			}
			to := r.To
			if to != "" {
				to = p.Site.Config.Path() + edition.Lead(to)
			}
			all = append(all, server.Old{Path: edition.Lead(r.From), Query: r.Query, To: to})
		}
	}
	return all
}
