using System.Text;
using Aef.Documents.Reading;

namespace Aef.Tests.Documents;

public sealed class SourceTextReaderTests
{
    [Fact]
    public void Utf8_text_is_read_without_its_byte_order_mark()
    {
        var result = SourceTextReader.Read([0xEF, 0xBB, 0xBF, .. "größe: 1"u8], "a.yaml");

        result.Diagnostics.ShouldBeEmpty();
        result.Source.ShouldNotBeNull().Text.ShouldBe("größe: 1");
        result.Source.Path.ShouldBe("a.yaml");
    }

    [Fact]
    public void A_file_that_is_missing_is_reported_with_its_path()
    {
        var diagnostic = SourceTextReader.ReadFile("/nowhere/x.yaml").Diagnostics.ShouldHaveSingleItem();

        diagnostic.Code.ShouldBe("AEF1001");
        diagnostic.ToString().ShouldStartWith("/nowhere/x.yaml: error AEF1001");
    }

    [Fact]
    public void A_folder_is_not_a_file() => Refused(SourceTextReader.ReadFile(Path.GetTempPath()), "AEF1001");

    [Fact]
    public void An_empty_or_blank_file_is_refused()
    {
        Refused(SourceTextReader.Read([]), "AEF1003");
        Refused(SourceTextReader.Read(" \r\n\t"u8), "AEF1003");
        Refused(SourceTextReader.Read(Encoding.UTF8.Preamble), "AEF1003");
    }

    [Fact]
    public void Binary_files_are_refused() =>
        Refused(SourceTextReader.Read([0x7F, (byte)'E', (byte)'L', (byte)'F', 2, 1, 1, 0]), "AEF1004");

    [Fact]
    public void Bytes_that_are_not_utf8_are_refused()
    {
        Refused(SourceTextReader.Read([(byte)'a', 0xFF]), "AEF1005");
        Refused(SourceTextReader.Read([0xFF, 0xFE, (byte)'a', 0]), "AEF1005");
        Refused(SourceTextReader.Read([(byte)'a', 0xC3]), "AEF1005");
    }

    [Fact]
    public void A_file_of_50_megabytes_is_refused_before_it_is_read()
    {
        using var stream = new UnreadableStream(50_000_000);

        Refused(SourceTextReader.Read(stream, "big.json"), "AEF1002");
    }

    [Fact]
    public void A_stream_of_unknown_length_is_not_read_beyond_the_limit()
    {
        using var stream = new EndlessStream();

        Refused(SourceTextReader.Read(stream), "AEF1002");
        stream.Given.ShouldBeLessThan(DocumentLimits.MaxBytes + 200_000);
    }

    private static void Refused(SourceTextResult result, string code)
    {
        result.Source.ShouldBeNull();
        result.Diagnostics.ShouldHaveSingleItem().Code.ShouldBe(code);
    }

    private sealed class UnreadableStream(long length) : MemoryStream
    {
        public override long Length => length;

        public override int Read(Span<byte> buffer) => throw new InvalidOperationException("must not be read");

        public override int Read(byte[] buffer, int offset, int count) => throw new InvalidOperationException("must not be read");
    }

    private sealed class EndlessStream : MemoryStream
    {
        public int Given { get; private set; }

        public override bool CanSeek => false;

        public override int Read(Span<byte> buffer)
        {
            buffer.Fill((byte)'a');
            Given += buffer.Length;
            return buffer.Length;
        }
    }
}
