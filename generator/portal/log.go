package portal

import (
	"bufio"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"congkhai/generator/files/record"
	"congkhai/generator/publish"
	"congkhai/generator/publish/proof"
	"congkhai/generator/site"
)

// Signing is how the tree of a portal is signed. Without a key nothing is added to the log, which stays as it is;
// without a log a new one begins.
type Signing struct {
	Key    *proof.Key
	Log    *proof.Log
	Source proof.Source // where the log was read from, receipts and all
}

// lastNames are the names of what is made of all other files.
var lastNames = []string{site.SumsFile, proof.Folder}

// LogFiles makes what is made of all other files of the tree: their sums, and the log that the key signs.
func (p *Portal) LogFiles(s Signing) publish.LastFiles {
	return publish.LastFiles{Names: lastNames, Files: func(m publish.Manifest) ([]publish.File, error) {
		files := []publish.File{{Path: site.SumsFile, Make: func(_ string, w io.Writer) (string, error) {
			return "", writeSums(w, m)
		}}}
		log, err := p.logged(s, m)
		if log == nil || err != nil {
			return files, err
		}
		of := log.Files()
		for _, name := range slices.Sorted(maps.Keys(of)) {
			files = append(files, ready("/"+proof.Folder+"/"+name, of[name]))
		}
		for _, address := range log.Addresses() {
			files = append(files, p.receiptFile(log, s.Source, address))
		}
		return files, nil
	}}
}

// writeSums lists the files of a tree as sha256sum does.
func writeSums(w io.Writer, m publish.Manifest) error {
	b := bufio.NewWriterSize(w, 1<<16)
	var line []byte
	for _, f := range m.Files {
		line = append(append(append(append(line[:0], f.SHA256...), "  "...), f.Path...), '\n')
		_, _ = b.Write(line) // what fails shows when it is flushed
	}
	return b.Flush()
}

// logged adds to the log what the tree tells anew, and signs it; nil when there is neither a log nor a key.
func (p *Portal) logged(s Signing, m publish.Manifest) (*proof.Log, error) {
	if s.Key == nil {
		return s.Log, nil
	}
	log := s.Log
	if log == nil {
		log = new(proof.Log)
	}
	log, err := log.Append(p.news(log, m))
	if err != nil {
		return nil, err
	}
	return log.Sign(*s.Key)
}

// news are the entries that the log lacks: of records whose data is another than it says, of those that are there no
// longer, and of the tree.
func (p *Portal) news(log *proof.Log, m publish.Manifest) []proof.Entry {
	now := map[string]string{}
	for _, f := range m.Files {
		if address, ok := proof.RecordAt(f.Path); ok {
			now[address] = f.SHA256
		}
	}
	for _, address := range log.Addresses() {
		if _, there := now[address]; !there {
			now[address] = ""
		}
	}
	var entries []proof.Entry
	add := func(address, sum string) {
		if _, newest, ok := log.Newest(address); !ok || newest.Sum != sum {
			entries = append(entries, proof.Entry{Address: address, Sum: sum, Day: p.Site.AsOf})
		}
	}
	for _, address := range slices.Sorted(maps.Keys(now)) {
		add(address, now[address])
	}
	whole := sha256.New()
	_ = writeSums(whole, m) // a hash takes all
	add("", hex.EncodeToString(whole.Sum(nil)))
	return entries
}

// receiptFile is the receipt of the newest entry of a record. It is made when the entry is new, and then stays the
// same: a reader who kept one sees that it is the one that lies there.
func (p *Portal) receiptFile(log *proof.Log, source proof.Source, address string) publish.File {
	index, e, _ := log.Newest(address)
	hash := sha256.Sum256(fmt.Appendf(nil, "%s\n%d\n%s", log.Verifier(), index, e.Bytes()))
	key := base64.RawURLEncoding.EncodeToString(hash[:18])
	name := proof.ReceiptPath(address)
	return publish.File{Path: proof.Folder + "/" + name, Make: func(had string, w io.Writer) (string, error) {
		return p.unless(had, key, func() error {
			b, ok := kept(log, source, name, index, e)
			if !ok {
				receipt, err := log.Receipt(index)
				if err != nil {
					return err
				}
				b = receipt.Bytes()
			}
			_, err := w.Write(b)
			return err
		})
	}}
}

// kept reads the receipt that was made when an entry was new, if it is there and proves what it should.
func kept(log *proof.Log, source proof.Source, name string, index int64, e proof.Entry) ([]byte, bool) {
	if source == nil {
		return nil, false
	}
	b, err := source(name, proof.LongestReceipt)
	if err != nil {
		return nil, false
	}
	r, err := proof.ParseReceipt(b)
	if err != nil || r.Index != index {
		return nil, false
	}
	c, err := r.Check(e, log.Verifier())
	return b, err == nil && log.GoesOn(c) == nil
}

// LogName is what the log of a portal is called: its host, and the log's folder.
func LogName(config record.Config) string {
	_, host, _ := strings.Cut(config.Address, "://")
	return host + "/" + proof.Folder
}
