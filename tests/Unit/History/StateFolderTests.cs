using Aef.Runs.State;
using Aef.Tests.Cli;

namespace Aef.Tests.History;

public sealed class StateFolderTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("aef-state-").FullName;
    private readonly Dictionary<string, string> _variables = new(StringComparer.Ordinal);

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public void What_is_named_comes_before_the_variable_and_the_variable_before_the_project()
    {
        var project = In("project", "pipeline.yaml");

        Find(project).Path.ShouldBe(PathOf("project", ".aef"));
        _variables["AEF_STATE"] = PathOf("variable");
        Find(project).Path.ShouldBe(PathOf("variable"));
        Find(project, named: "named").Path.ShouldBe(PathOf("named"));
    }

    [Fact]
    public void It_is_next_to_the_nearest_configuration_or_else_to_the_definition()
    {
        var definition = In("project/flows", "pipeline.yaml");
        Find(definition).Path.ShouldBe(PathOf("project", "flows", ".aef"));

        In("project", "aef.json");

        Find(definition).Path.ShouldBe(PathOf("project", ".aef"));
    }

    [Fact]
    public void Without_a_definition_it_belongs_to_the_current_folder_or_the_nearest_one_that_has_runs()
    {
        Directory.CreateDirectory(PathOf("project", "flows"));
        var location = new StateLocation(PathOf("project", "flows"));
        StateFolder.Find(location).Path.ShouldBe(PathOf("project", "flows", ".aef"));

        Directory.CreateDirectory(PathOf("project", ".aef", "runs"));

        StateFolder.Find(location).Path.ShouldBe(PathOf("project", ".aef"));
    }

    [Fact]
    public void A_search_changes_nothing_and_opening_it_creates_what_version_control_ignores()
    {
        var state = Find(In("project", "pipeline.yaml"));
        Directory.Exists(state.Path).ShouldBeFalse();

        state.Open().ShouldBeEmpty();
        state.Open().ShouldBeEmpty();

        File.ReadAllLines(Path.Combine(state.Path, ".gitignore")).ShouldContain("*");
        Directory.GetFileSystemEntries(state.RunsPath).ShouldBeEmpty();
    }

    [UnixFact]
    [System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
    public void Only_its_user_can_read_it()
    {
        var state = Find(In("project", "pipeline.yaml"));

        state.Open().ShouldBeEmpty();

        const UnixFileMode own = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
        File.GetUnixFileMode(state.Path).ShouldBe(own);
        File.GetUnixFileMode(state.RunsPath).ShouldBe(own);
    }

    [Fact]
    public void A_project_that_cannot_be_written_has_a_folder_of_the_user_which_the_output_names()
    {
        var definition = In("project", "pipeline.yaml");
        In("project", ".aef"); // a file where the folder would be: nobody can write there, whoever runs the tests
        var state = Find(definition);

        var warning = state.Open().ShouldHaveSingleItem();

        warning.Code.ShouldBe("AEF7201");
        state.Path.ShouldStartWith(PathOf("home") + Path.DirectorySeparatorChar);
        warning.Message.ShouldContain(state.Path);
        Find(definition).Path.ShouldBe(state.Path, "later commands find it without creating anything");
        Find(In("other", "pipeline.yaml")).Path.ShouldNotBe(state.Path);
    }

    [Fact]
    public void A_folder_that_the_user_has_named_is_not_replaced()
    {
        In(".", "file");

        var state = Find(In("project", "pipeline.yaml"), named: "file");

        state.Open().ShouldHaveSingleItem().Code.ShouldBe("AEF7200");
        state.Path.ShouldBe(PathOf("file"));
    }

    [Fact]
    public void The_index_of_a_network_file_system_is_in_the_cache_of_the_user()
    {
        var state = Find(In("project", "pipeline.yaml"));
        state.IndexPath.ShouldStartWith(state.Path);

        var remote = new[] { "a", "b" }.Select(n => Find(In(n, "pipeline.yaml"), network: true)).ToList();

        remote.ShouldAllBe(r => r.IndexPath.StartsWith(PathOf("home", ".cache"), StringComparison.Ordinal));
        remote.Select(r => r.IndexPath).ShouldBeUnique();
    }

    private StateFolder Find(string definition, string? named = null, bool network = false) => StateFolder.Find(
        new StateLocation(_root)
        {
            Definition = definition,
            Named = named,
            Home = PathOf("home"),
            Variables = name => _variables.GetValueOrDefault(name),
        },
        network ? _ => true : null);

    private string In(string folder, string file)
    {
        var path = Path.GetFullPath(Path.Combine(_root, folder, file));
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, "{}");
        return path;
    }

    private string PathOf(params string[] parts) => Path.Combine([_root, .. parts]);
}
