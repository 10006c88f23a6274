package record

import "congkhai/generator/files/front"

// WebServer is a program that hands out the published portal, and for which the tree holds a file.
type WebServer string

// The web servers that are told of old addresses in a file of their own.
const (
	Apache WebServer = "apache"
	Caddy  WebServer = "caddy"
	IIS    WebServer = "iis"
)

// Choices lists the servers.
func (WebServer) Choices() []front.Choice {
	return []front.Choice{{ID: string(Apache), Label: "Apache"}, {ID: string(Caddy), Label: "Caddy"},
		{ID: string(IIS), Label: "IIS"}}
}
