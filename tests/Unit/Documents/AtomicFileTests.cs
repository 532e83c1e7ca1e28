using Aef.Documents.Reading;

namespace Aef.Tests.Documents;

public sealed class AtomicFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("aef-atomic").FullName;

    private string FilePath => Path.Combine(_folder, "out.yaml");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(false, "main: é\n", new byte[] { 109, 97, 105, 110, 58, 32, 195, 169, 10 })]
    [InlineData(true, "a", new byte[] { 239, 187, 191, 97 })]
    public void Text_is_written_in_UTF_8(bool withMark, string text, byte[] expected)
    {
        AtomicFile.Write(FilePath, text, withMark);

        File.ReadAllBytes(FilePath).ShouldBe(expected);
        Files().ShouldBe(["out.yaml"]);
    }

    [Fact]
    public void A_write_that_fails_leaves_the_old_content_and_nothing_else()
    {
        File.WriteAllText(FilePath, "old");

        Should.Throw<IOException>(() => AtomicFile.Write(FilePath, stream =>
        {
            stream.Write("half of the n"u8);
            throw new IOException("No space left on device");
        })).Message.ShouldBe("No space left on device");

        File.ReadAllText(FilePath).ShouldBe("old");
        Files().ShouldBe(["out.yaml"]);
    }

    [Fact]
    public void A_reader_never_sees_a_part_of_a_file()
    {
        File.WriteAllText(FilePath, "old");

        AtomicFile.Write(FilePath, stream =>
        {
            stream.Write("half of "u8);
            stream.Flush();
            File.ReadAllText(FilePath).ShouldBe("old");
            stream.Write("the new"u8);
        });

        File.ReadAllText(FilePath).ShouldBe("half of the new");
    }

    [Fact]
    public void Permissions_stay()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        const UnixFileMode mode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.OtherExecute;
        File.WriteAllText(FilePath, "old");
        File.SetUnixFileMode(FilePath, mode);

        AtomicFile.Write(FilePath, "new");

        File.GetUnixFileMode(FilePath).ShouldBe(mode);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_link_stays_a_link_and_its_file_is_written(bool exists)
    {
        var folder = Directory.CreateDirectory(Path.Combine(_folder, "real")).FullName;
        var target = Path.Combine(folder, "target.yaml");
        if (exists)
        {
            File.WriteAllText(target, "old");
        }

        File.CreateSymbolicLink(FilePath, Path.Combine("real", "target.yaml"));
        var second = Path.Combine(_folder, "second.yaml");
        File.CreateSymbolicLink(second, FilePath);

        AtomicFile.Write(second, "new");

        File.ReadAllText(target).ShouldBe("new");
        new FileInfo(FilePath).LinkTarget.ShouldBe(Path.Combine("real", "target.yaml"));
        Directory.EnumerateFiles(folder).ShouldHaveSingleItem();
    }

    [Fact]
    public void A_file_is_not_overwritten_when_it_must_not_be()
    {
        File.WriteAllText(FilePath, "old");

        Should.Throw<IOException>(() => AtomicFile.Write(FilePath, stream => stream.Write("new"u8), overwrite: false));

        File.ReadAllText(FilePath).ShouldBe("old");
        Files().ShouldBe(["out.yaml"]);
    }

    [Fact]
    public void An_error_names_the_file_and_not_the_temporary_one()
    {
        var path = Path.Combine(_folder, "missing", "out.yaml");

        var error = Should.Throw<DirectoryNotFoundException>(() => AtomicFile.Write(path, "new"));

        error.Message.ShouldContain(path);
        error.Message.ShouldNotContain(".tmp");
    }

    [Fact]
    public void A_long_name_has_room_for_its_temporary_file()
    {
        var path = Path.Combine(_folder, new string('x', 250) + ".yml");

        AtomicFile.Write(path, "new");

        File.ReadAllText(path).ShouldBe("new");
    }

    [Fact]
    public void Devices_are_written_to_and_not_replaced()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        var link = Path.Combine(_folder, "null");
        File.CreateSymbolicLink(link, "/dev/null");

        AtomicFile.Write("/dev/null", "new");
        AtomicFile.Write(link, "new");

        File.ReadAllText("/dev/null").ShouldBeEmpty();
        Directory.EnumerateFiles("/dev", ".aef-*").ShouldBeEmpty();
    }

    private IEnumerable<string?> Files() => Directory.EnumerateFiles(_folder).Select(Path.GetFileName);
}
