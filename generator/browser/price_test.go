package browser

import (
	"encoding/json"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"
	"time"

	"congkhai/generator/build"
	"congkhai/generator/site"
)

// priced is a question to the calculator on the page of a price list, and the answer of the list itself.
type priced struct {
	Page      string `json:"page"`
	Grams     int    `json:"grams"`
	Route     int    `json:"route"`
	Reduction int    `json:"reduction"`
	Amount    int64  `json:"amount"`
	How       string `json:"how"`
}

// The calculator on the pages of price lists agrees with the lists on 1,000 random letters.
func TestPriceCalculatorAgrees(t *testing.T) {
	t.Parallel()
	portal, problems, err := build.Load(os.DirFS(root), build.Options{Now: time.Now()})
	if err != nil || len(problems) > 0 {
		t.Fatal(problems, err)
	}
	var lists []*site.Record
	for _, r := range portal.Site.Records {
		if _, ok := r.Data.(*site.PriceList); ok {
			lists = append(lists, r)
		}
	}
	random := rand.New(rand.NewPCG(1, 2))
	var questions []priced
	for range 1000 {
		r := lists[random.IntN(len(lists))]
		list := r.Data.(*site.PriceList)
		q := priced{Page: r.URL(), Grams: 1 + random.IntN(3000), Route: random.IntN(len(list.Routes))}
		if n := len(list.Reduction); n > 0 && random.IntN(2) == 0 {
			q.Reduction = list.Reduction[random.IntN(n)].Percent
		}
		q.Amount, q.How, _ = list.Price(q.Grams, q.Route, q.Reduction)
		questions = append(questions, q)
	}
	name := filepath.Join(t.TempDir(), "questions.json")
	text, err := json.Marshal(questions)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, text, 0o600); err != nil {
		t.Fatal(err)
	}
	visit(t, "price.mjs", name)
}
