namespace Aef.Tests.Architecture;

/// <summary>
/// Which folder may use which, at every depth of every project (docs/architecture.md), read from the assemblies that were built.
/// </summary>
public sealed class LayerTests
{
    public static TheoryData<string> Projects => [.. LayerTable.Read().Keys.Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_folder_uses_only_the_folders_that_the_table_allows(string project)
    {
        var table = LayerTable.Read()[project];

        LayerTable.Violations(table, Uses(project))
            .ShouldBeEmpty($"allow the use in {LayerTable.FileName} if the layers of docs/architecture.md permit it");
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void The_table_allows_nothing_that_is_not_used(string project)
    {
        var uses = Uses(project)
            .Select(u => $"{LayerTable.Folder(u.User, project)} -> {LayerTable.Target(u.Used, project)}")
            .ToHashSet(StringComparer.Ordinal);

        LayerTable.Read()[project]
            .SelectMany(r => r.Value.Select(used => $"{r.Key} -> {used}"))
            .Where(r => !uses.Contains(r))
            .ShouldBeEmpty("remove the line");
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void No_cycle_leads_through_the_first_level_folders_of_a_project(string project)
    {
        var edges = LayerTable.FirstLevelEdges(LayerTable.Read()[project]);

        LayerTable.FindCycle(edges).ShouldBeNull();
    }

    [Fact]
    public void A_planted_use_of_a_later_folder_is_found()
    {
        var table = LayerTable.Read()["Aef.Core"];

        LayerTable.Violations(table, [("Aef.Core.Pipelines.Model", "Aef.Core.Targets.CloudWorkflows")]).ShouldHaveSingleItem();
        LayerTable.Violations(table, [("Aef.Core.Pipelines.Unheard", "Aef.Documents.Text")]).ShouldHaveSingleItem();
        LayerTable.FindCycle([("A", "B"), ("B", "C"), ("C", "A")]).ShouldNotBeNull();
        LayerTable.FindCycle([("A", "B"), ("B", "C"), ("A", "C")]).ShouldBeNull();
    }

    [Fact]
    public void One_target_never_uses_another() =>
        LayerTable.Read()["Aef.Core"].Where(r => r.Key.StartsWith("Targets/", StringComparison.Ordinal))
            .SelectMany(r =>
                r.Value.Where(u => u.StartsWith("Targets/", StringComparison.Ordinal) && u.Split('/')[1] != r.Key.Split('/')[1]))
                .ShouldBeEmpty();

    [Fact]
    public void Every_project_in_src_has_a_table() =>
        Directory.GetDirectories(Aef.Tests.Support.Repository.PathOf("src"))
            .Select(Path.GetFileName)
            .ShouldBe(LayerTable.Read().Keys, ignoreOrder: true);

    private static IEnumerable<(string User, string Used)> Uses(string project)
    {
        var name = project switch { "Aef.Cli" => "aef", "Aef.Web" => "aef-serve", _ => null };
        using var assembly = BuiltAssembly.Open(project, name);
        return [.. NamespaceUses.Of(assembly).Where(u => u.User.StartsWith(project, StringComparison.Ordinal) && u.Used.StartsWith("Aef.", StringComparison.Ordinal)).Order()];
    }
}
