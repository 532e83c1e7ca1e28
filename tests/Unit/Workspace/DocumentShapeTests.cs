using Aef.Adapters.Yaml;
using Aef.Core.Workspace;
using Aef.Documents.Text;
using Aef.Runs.Workspace;

namespace Aef.Tests.Workspace;

public sealed class DocumentShapeTests
{
    [Theory]
    [InlineData("""{"engine": "cloud_workflows", "definition": []}""", LoadedKind.Definition)]
    [InlineData("""{"name": "x", "levels": []}""", LoadedKind.Definition)]
    [InlineData("""[{"LEVEL_ID": "1", "THREADS": []}]""", LoadedKind.Definition)]
    [InlineData("[]", LoadedKind.Definition)]
    [InlineData("{}", LoadedKind.Definition)]
    [InlineData("42", LoadedKind.Definition)]
    [InlineData("""{"main": {"steps": []}}""", LoadedKind.Workflow)]
    [InlineData("""{"sub": {"steps": []}}""", LoadedKind.Workflow)]
    [InlineData("""[{"a": {"return": 1}}]""", LoadedKind.Workflow)]
    [InlineData("""[{"ParameterKey": "pRegion", "ParameterValue": "us-central1"}]""", LoadedKind.PlatformParameters)]
    [InlineData("""{"name": "c", "extends": "bigquery-query"}""", LoadedKind.Executor)]
    [InlineData("""{"name": "c", "description": "d"}""", LoadedKind.Definition)]
    public void The_kind_of_a_string_shows_in_its_form(string text, LoadedKind kind) =>
        new AefWorkspace(new YamlDocumentReader()).Load(new SourceText(text)).Kind.ShouldBe(kind);
}
