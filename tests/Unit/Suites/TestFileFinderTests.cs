using Aef.Runs.Testing;

namespace Aef.Tests.Suites;

public sealed class TestFileFinderTests : IDisposable
{
    private static readonly string[] Files =
        [
            "b.aeftest.yaml",
            "a.aeftest.json",
            "other.yaml",
            "sub/c.aeftest.yml",
            "sub/deep/d.AEFTEST.yaml",
            "sub/deep/e.yaml",
            ".hidden/f.aeftest.yaml",
            "sub.aeftest.yaml.txt",
            "sub/[x].aeftest.yaml",
        ];

    private readonly string _folder = Directory.CreateTempSubdirectory("aef-find-").FullName;

    public TestFileFinderTests()
    {
        foreach (var file in Files)
        {
            var path = Path.Combine(_folder, file);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!); // a file is in a folder
            File.WriteAllText(path, string.Empty);
        }
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(".", "a.aeftest.json b.aeftest.yaml sub/[x].aeftest.yaml sub/c.aeftest.yml sub/deep/d.AEFTEST.yaml")]
    [InlineData("sub", "sub/[x].aeftest.yaml sub/c.aeftest.yml sub/deep/d.AEFTEST.yaml")]
    [InlineData("other.yaml", "other.yaml")]
    [InlineData("*.yaml", "b.aeftest.yaml other.yaml")]
    [InlineData("**/*.yaml", "b.aeftest.yaml other.yaml sub/[x].aeftest.yaml sub/deep/d.AEFTEST.yaml sub/deep/e.yaml")]
    [InlineData("sub/*.yml", "sub/c.aeftest.yml")]
    [InlineData("sub/**/?.yaml", "sub/deep/e.yaml")]
    [InlineData("*/deep/*", "sub/deep/d.AEFTEST.yaml sub/deep/e.yaml")]
    [InlineData("**/deep/e.yaml", "sub/deep/e.yaml")]
    [InlineData("*.txt", "sub.aeftest.yaml.txt")]
    [InlineData("sub/[x].aeftest.yaml", "sub/[x].aeftest.yaml")]
    [InlineData("nothing/*.yaml", "")]
    [InlineData("nothing.yaml", "")]
    public void A_name_matches_files(string name, string files)
    {
        var found = TestFileFinder.Find([Path.Combine(_folder, name)]);

        string.Join(' ', found.Files.Select(f => Path.GetRelativePath(_folder, f).Replace('\\', '/')).Order(StringComparer.Ordinal))
            .ShouldBe(files);
        found.WithoutFiles.Count.ShouldBe(files.Length == 0 ? 1 : 0);
    }

    [Fact]
    public void A_file_that_is_named_twice_is_found_once_at_its_first_position()
    {
        var (one, all) = (Path.Combine(_folder, "sub", "c.aeftest.yml"), _folder);

        TestFileFinder.Find([one, all, one])
            .Files.Select(f => Path.GetFileName(f))
            .ShouldBe(["c.aeftest.yml", "a.aeftest.json", "b.aeftest.yaml", "[x].aeftest.yaml", "d.AEFTEST.yaml"], ignoreOrder: false);
    }
}
