/* What the Go runtime takes from a library of Windows that Wine has only had since its version 9: random bytes. */
__declspec(dllimport) unsigned char SystemFunction036(void *buffer, unsigned long size); /* RtlGenRandom */

__declspec(dllexport) int ProcessPrng(unsigned char *buffer, unsigned long long size) {
	return SystemFunction036(buffer, size);
}
