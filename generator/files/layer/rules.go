package layer

import "congkhai/generator/files/source"

// Rules about content that several portals share. The same mistakes of an address have one page.
var (
	BadFolder = source.NewRule("phan-chung",
		"phần chung %q không phải đường dẫn tính từ chỗ của config.toml; viết như ../tinh/content, với dấu /",
		"the shared content %q is no path from where config.toml is; write such as ../tinh/content, with /")
	OwnFolder = source.NewRule("phan-chung",
		"phần chung %q là chính nội dung của cổng này, nằm trong đó, hoặc chứa cả cổng; hãy chỉ tới thư mục nội dung ở ngoài cổng",
		"the shared content %q is this portal's own content, lies in it, or holds the whole portal; name a folder of content outside")
	NoFolder = source.NewRule("phan-chung",
		"không có thư mục phần chung %q trên máy này; chép hoặc nối thư mục ấy vào, hay sửa đường dẫn (tính từ chỗ của config.toml)",
		"the folder of the shared content %q is not on this machine; put or mount it there, or mend the path (from where config.toml is)")
	BadRepository = source.NewRule("phan-chung",
		"phần chung %q không phải địa chỉ kho git; viết như https://git.tinh.gov.vn/tthc.git@<mã lần lưu, 40 chữ>//content",
		"the shared content %q is no address of a git repository; write such as https://git.tinh.gov.vn/tthc.git@<commit, 40 letters>//content")
	SecretInAddress = source.NewRule("phan-chung",
		"địa chỉ phần chung có mật khẩu mà config.toml ai cũng đọc được; bỏ mật khẩu khỏi địa chỉ%.0s, để git hỏi nơi giữ mật khẩu của máy",
		"the address of the shared content has a password in it, and everybody reads config.toml; take it out of the address%.0s, git knows where the machine keeps it")
	NoCommit = source.NewRule("phan-chung",
		"phần chung %q không ghi đủ mã lần lưu; thêm @ và đủ 40 chữ số, chữ cái của mã (git rev-parse in ra), để ai dựng cũng ra cùng một nội dung",
		"the shared content %q does not name its whole commit; add @ and all 40 digits and letters (git rev-parse prints them), so that everybody builds the same")
	LostCommit = source.NewRule("phan-chung",
		"kho của phần chung %q không có lần lưu ấy; hỏi nơi giữ kho mã đúng",
		"the repository of the shared content %q has no such commit; ask whoever keeps it which one is meant")
	NotInCommit = source.NewRule("phan-chung",
		"lần lưu ấy của phần chung %q không có thư mục được chỉ tới sau //; sửa tên thư mục",
		"that commit of the shared content %q has no folder such as is named after //; mend its name")
	Twice = source.NewRule("phan-chung",
		"phần chung %q đã ghi ở trên; bỏ một chỗ",
		"the shared content %q is named above already; take one out")
	BadKeep = source.NewRule("phan-chung-giu",
		"%q không phải đường dẫn trong phần chung; viết như thu-tuc/** hoặc danh-muc/*.toml",
		"%q is no path in the shared content; write such as thu-tuc/** or danh-muc/*.toml")
	Kept = source.NewRule("phan-chung-giu",
		"tệp này của phần chung %q (%s), nơi giữ phần ấy không cho cổng nào thay; hãy bỏ tệp này, và đề nghị họ sửa ở đó",
		"this file belongs to the shared content %q (%s), whose keepers let no portal replace it; take this one away, and ask them to change theirs")
)
