using Aef.Adapters.Yaml;
using Aef.Core.Pipelines.Catalog;
using Aef.Core.Workspace;
using Aef.Runs.Workspace;
using Aef.Tests.Diagnostics;
using Aef.Tests.Support;

namespace Aef.Tests.Catalog;

/// <summary>Entries of a user that extend others.</summary>
public sealed class ExtendedEntryTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("aef-entries-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void A_section_replaces_that_of_the_base_and_parameters_are_merged_by_name_and_key()
    {
        var entry = Read("""
            === a.yaml
            name: bigquery-load
            extends: bigquery-load
            parameters:
              location: { default: EU }
              note: { description: mine }
            airflow: [{ operator: MyOperator, module: my.load }]
            """).Executors.ShouldHaveSingleItem();

        var basis = ExecutorCatalog.BuiltIn.Find("bigquery-load").ShouldNotBeNull();
        (entry.IsBuiltIn, entry.Extends, entry.Description).ShouldBe((false, "bigquery-load", basis.Description));
        entry.Workflows.ShouldHaveSingleItem().Kind.ShouldBe("connector");
        entry.Airflow.ShouldNotBeNull().Tasks.ShouldHaveSingleItem().Operator.ShouldBe("MyOperator");
        entry.NeedsJobFile.ShouldBeFalse();
        var location = entry.FindParameter("location").ShouldNotBeNull();
        (location.Default?.Plain, location.Description).ShouldBe(("EU", basis.FindParameter("location")!.Description));
        entry.Parameters.Select(p => p.Name).Order(StringComparer.Ordinal)
            .ShouldBe(basis.Parameters.Select(p => p.Name).Append("note").Order(StringComparer.Ordinal));
        entry.FindParameter("write_disposition")!.Values.Count.ShouldBe(3);
    }

    [Fact]
    public void An_entry_extends_another_one_of_its_folder_in_any_order_of_the_files()
    {
        var result = Read("""
            === a.yaml
            name: a
            extends: b
            description: mine
            === b.yaml
            name: b
            extends: dbt
            job_file: required
            """);

        result.Diagnostics.ShouldBeEmpty();
        var entry = result.Executors.Single(e => e.Name == "a");
        (entry.Description, entry.NeedsJobFile, entry.Workflows.Count, entry.Airflow!.Tasks[0].Operator)
            .ShouldBe(("mine", true, 1, "run_command"));
    }

    [Theory]
    [InlineData("=== a.yaml\nname: a\nextends: b\n=== b.yaml\nname: b\nextends: a\n", "AEF2087")]
    [InlineData("=== a.yaml\nname: a\nextends: a\n", "AEF2087")]
    [InlineData("=== a.yaml\nname: a\nextends: bigquery-laod\n", "AEF2087")]
    public void A_base_must_exist_and_no_entry_extends_itself(string files, string expected) =>
        Read(files).Diagnostics.Select(d => d.Code).Distinct().ShouldBe([expected]);

    [Fact]
    public void A_step_that_names_an_invalid_entry_is_no_mistake_of_its_own()
    {
        var paths = ProjectExamples.Write(
                "=== p.yaml\nlevels: [[{job_id: A, job_name: a, executor: x}]]\n=== executors/x.yaml\nname: x\ncolor: red\n" +
                "airflow: [{operator: A, module: m, providers: {x: '1'}}]\n" +
                "workflows: [{binding: connector, start: {call: http.post, args: {url: 'https://a.example'}, id: '${jb.id}'}}]\n",
            _folder.FullName);

        new AefWorkspace(new YamlDocumentReader()).LoadFile(paths[0]).Diagnostics.Select(d => d.Code)
            .ShouldBe(["AEF1051", "AEF1053", "AEF2089"], ignoreOrder: true);
    }

    [Fact]
    public void Mistakes_of_all_sections_are_reported_at_once()
    {
        var paths = ProjectExamples.Write(
                "=== executors/x.yaml\nname: x\nparameters: { table: { type: strng } }\nworkflows:\n- binding: connector\n" +
                "  start: { call: http.pst, args: { url: 'https://a.example/${parameters.tabel}' }, id: '${job.id}' }\n" +
                "  status: { call: http.get, args: { url: 'https://a.example' }, state: '${answr.x}', sucess: [DONE] }\n" +
                "  cancl: { call: http.delete, args: { url: 'https://a.example' } }\n",
            _folder.FullName);

        new AefWorkspace(new YamlDocumentReader()).LoadFile(paths[0]).Diagnostics
            .Select(d => $"{d.Location.Start.Line} {d.Code}")
            .ShouldBe(["2 AEF1055", "5 AEF2081", "5 AEF2089", "6 AEF2089", "6 AEF1051", "7 AEF1051"], ignoreOrder: true);
    }

    [Fact]
    public void A_constant_state_or_id_is_reported_at_its_value() =>
        Definitions.Diagnostics(Check("{call: http.post, args: {url: 'https://a.example'}, id: 5}", "x"))
            .ShouldBe("2:97 AEF2083, 3:68 AEF2083");

    [Fact]
    public void A_search_without_an_id_is_reported() => Definitions.Diagnostics(Check(
        "{call: http.post, args: {url: 'https://a.example'}, id: '${answer.body.id}', "
            + "find: {call: http.get, args: {url: 'https://a.example'}}}",
        "DONE")).ShouldEndWith("AEF2083");

    [Fact]
    public void An_inherited_value_is_reported_where_its_parameter_is_changed()
    {
        var diagnostic = Read("""
            === a.yaml
            name: a
            parameters: { p: { values: [x] } }
            === b.yaml
            name: b
            extends: a
            parameters: { p: { type: integer } }
            """).Diagnostics.ShouldHaveSingleItem();

        (Path.GetFileName(diagnostic.Location.Path), diagnostic.Location.Start.Line).ShouldBe(("b.yaml", 3));
        diagnostic.Message.ShouldBe("An item of values of \"p\" must be a whole number; got \"x\".");
    }

    [Fact]
    public void A_constant_state_that_a_list_has_is_no_mistake() =>
        Check("{call: http.post, args: {url: 'https://a.example'}, id: '${job.id}', sure_when: false}", "DONE").ShouldBeEmpty();

    private static IReadOnlyList<Aef.Documents.Diagnostics.Diagnostic> Check(string start, string state) =>
        new AefWorkspace(new YamlDocumentReader()).Load(new Aef.Documents.Text.SourceText(
            $"name: a\nworkflows: [{{binding: connector, start: {start},\n status: {{call: http.get, args: {{url: 'https://a.example'}}, state: \"{state}\", success: [DONE]}}}}]\n",
            "entry.yaml")).Diagnostics;

    private ExecutorFolderResult Read(string files)
    {
        ProjectExamples.Write(files, _folder.FullName);
        return new ExecutorFolderReader(new YamlDocumentReader()).Read(_folder.FullName);
    }
}
