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
		feed := Feed{URL: k.Path() + FeedFile, Title: k.Name + " – " + s.Config.Name, Author: s.owner().Name,
			About: s.archiveSentence()}
		for _, r := range feeds(s)[k] {
			meta := k.meta(s, r)
			feed.Entries = append(feed.Entries, FeedEntry{r.URL(), r.Title(), meta.Description, meta.Date})
		}
		all = append(all, feed)
	}
	return append(all, s.historyFeeds()...)
}

// feeds finds the records of each kind's feed, newest first. What has no day cannot be news and is left out.
var feeds = Derived(func(s *Site) map[*Kind][]*record.Record {
	feeds := map[*Kind][]*record.Record{}
	for _, k := range s.Kinds {
		if !k.Feed {
			continue
		}
		days := map[*record.Record]calendar.Date{}
		for _, r := range s.Listed(k) {
			days[r] = k.Day(s, r)
		}
		records := slices.DeleteFunc(slices.Clone(s.Listed(k)), func(r *record.Record) bool { return days[r].IsZero() })
		slices.SortStableFunc(records, func(a, b *record.Record) int { return days[b].Compare(days[a]) })
		feeds[k] = records[:min(feedLength, len(records))]
	}
	return feeds
})
