package verify

import (
	"maps"
	"slices"
	"strings"

	"congkhai/generator/publish/proof"
)

// records holds the data of each record against its newest entry in the log, and finds records that went without a
// word.
func (c *check) records(wants []want) {
	if c.log == nil {
		return
	}
	published := map[string]bool{}
	for _, w := range wants {
		if address, ok := proof.RecordAt(w.path); ok {
			published[address] = true
			c.record(address, w)
		}
	}
	for _, address := range c.log.Addresses() {
		if _, e, _ := c.log.Newest(address); e.Sum != "" && !published[address] {
			c.wrong(address, "bản ghi không còn trên cổng mà nhật ký không ghi là đã rút",
				"the record is gone from the portal, and the log does not say that it was withdrawn")
		}
	}
}

func (c *check) record(address string, w want) {
	_, e, ok := c.log.Newest(address)
	switch {
	case !ok:
		c.wrong(w.path, "bản ghi không có trong nhật ký", "the record is not in the log")
	case e.Sum == "":
		c.wrong(w.path, "nhật ký ghi bản ghi đã rút ngày %s mà cổng vẫn đăng",
			"the log says that the record was withdrawn on %s, and it is published", e.Day.String())
	case e.Sum != w.hash:
		c.wrong(w.path, "nhật ký ghi dấu %s (ngày %s), cổng đăng %s",
			"the log has the sum %s (%s), the portal has %s", e.Sum, e.Day.String(), w.hash)
	}
}

// complete finds files of the log that no list has.
func (c *check) complete(wants []want) {
	if c.log == nil {
		return
	}
	known := make(map[string]bool, len(wants))
	for _, w := range wants {
		known[w.path] = true
	}
	for _, name := range slices.Sorted(maps.Keys(c.logFiles)) {
		if !known[logFolder+name] {
			c.wrong(logFolder+name, "tệp của nhật ký không có trong bang-ke.json",
				"a file of the log that is not in bang-ke.json")
		}
	}
	for _, address := range c.log.Addresses() {
		receipt := logFolder + proof.ReceiptPath(address)
		if _, e, _ := c.log.Newest(address); e.Sum != "" && !known[receipt] {
			c.wrong(receipt, "không có biên nhận của bản ghi này", "there is no receipt of this record")
		}
	}
}

// receipt holds a receipt against the newest entry of its record, and its checkpoint against the log.
func (c *check) receipt(name string, b []byte) {
	file := logFolder + name
	address := strings.TrimSuffix(strings.TrimPrefix(name, proof.ReceiptFolder), ".txt") + "/"
	index, e, ok := c.log.Newest(address)
	if !ok || proof.ReceiptPath(address) != name {
		c.wrong(file, "là biên nhận của bản ghi không có trong nhật ký",
			"is a receipt of a record that is not in the log")
		return
	}
	r, err := proof.ParseReceipt(b)
	if err == nil && r.Index != index {
		c.wrong(file, "là biên nhận của mục %d, không phải mục mới nhất %d của bản ghi",
			"is a receipt of entry %d, not of the record's newest, %d", r.Index, index)
		return
	}
	var signed proof.Checkpoint
	if err == nil {
		signed, err = r.Check(e, c.key)
	}
	if err == nil {
		err = c.log.GoesOn(signed)
	}
	if err != nil {
		c.wrong(file, "biên nhận không đúng: %v", "the receipt does not hold: %v", err)
	}
}
