package site

import (
	"slices"

	"congkhai/generator/files/record"
	"congkhai/generator/text/calendar"
)

// FeedFile is the name of a kind's feed under its path.
const FeedFile = "atom.xml"

// Feed is what readers of news programs are told of a kind: its newest records that have a day.
type Feed struct {
	URL, Title, Author string
	About              string // what the portal says of itself; "" for most
	Entries            []FeedEntry
}

// FeedEntry is a record in a feed.
type FeedEntry struct {
	URL, Title, Summary string
	Day                 calendar.Date
}

const feedLength = 30

// Feeds lists the feeds that have anything in them.
func (s *Site) Feeds() []Feed {
	var all []Feed
	for _, k := range s.Kinds {
		if len(feeds(s)[k]) == 0 {
			continue
		}
		all = append(all, s.feed(k, k.Path(), k.Name, feeds(s)[k]))
		for _, l := range s.fedTerms(k) {
			all = append(all, s.feed(k, l.URL, l.Heading, s.newest(k, l.Records)))
		}
	}
	return append(all, s.historyFeeds()...)
}

// feed is the feed of the list at an address.
func (s *Site) feed(k *Kind, list, title string, records []*record.Record) Feed {
	feed := Feed{URL: list + FeedFile, Title: title + " – " + s.Config.Name, Author: s.owner().Name,
		About: s.archiveSentence()}
	for _, r := range records {
		meta := k.meta(s, r)
		feed.Entries = append(feed.Entries, FeedEntry{r.URL(), r.Title(), meta.Description, meta.Date})
	}
	return feed
}

// fedTerms are the lists of terms of a kind that have feeds of their own.
func (s *Site) fedTerms(k *Kind) []List {
	var fed []List
	for i, f := range k.Facets {
		if f.Feed && s.feedURL(k) != "" {
			fed = append(fed, s.parts(k, i)...)
		}
	}
	return fed
}

// feeds finds the records of each kind's feed, newest first. What has no day cannot be news and is left out.
var feeds = Derived(func(s *Site) map[*Kind][]*record.Record {
	feeds := map[*Kind][]*record.Record{}
	for _, k := range s.Kinds {
		if k.Feed {
			feeds[k] = s.newest(k, s.Listed(k))
		}
	}
	return feeds
})

// newest are the records of a kind that are of a day, as many as a feed has.
func (s *Site) newest(k *Kind, records []*record.Record) []*record.Record {
	days := map[*record.Record]calendar.Date{}
	for _, r := range records {
		days[r] = k.Day(s, r)
	}
	records = slices.DeleteFunc(slices.Clone(records), func(r *record.Record) bool { return days[r].IsZero() })
	slices.SortStableFunc(records, func(a, b *record.Record) int { return days[b].Compare(days[a]) })
	return records[:min(feedLength, len(records))]
}
