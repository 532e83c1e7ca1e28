using Aef.Core.Pipelines.Model;
using Aef.Core.Semantics.Binding;
using Aef.Documents.Reading;
using Aef.Documents.Text;
using Aef.Documents.Tree;

namespace Aef.Core.Targets.Airflow;

/// <summary>Values of parameters in their types. Job files of AEF write numbers, booleans and objects as strings too.</summary>
internal static class ParameterValues
{
    /// <summary>The value in the type of its parameter; the value itself if it is already, or cannot be converted.</summary>
    public static DocumentNode Convert(DocumentNode value, InputType? type) => (type, value) switch
    {
        (InputType.Integer or InputType.Number or InputType.Boolean, ScalarNode { ScalarKind: ScalarKind.String } text) =>
            ConnectorParameters.Typed(text, type.Value), // matched above
        (InputType.Map or InputType.List, ScalarNode { ScalarKind: ScalarKind.String } text) =>
            new JsonDocumentReader().Read(new SourceText(text.Text)).Root ?? value,
        (InputType.String or InputType.Enum or InputType.Date or InputType.DateTime,
            ScalarNode { ScalarKind: not (ScalarKind.String or ScalarKind.Null) } scalar) =>
                ScalarNode.String(Text(scalar), scalar.Location),
        _ => value,
    };

    /// <summary>A scalar as part of a string.</summary>
    public static string Text(ScalarNode value) =>
        value.ScalarKind == ScalarKind.Boolean ? value.BooleanValue ? "true" : "false" : value.Text;
}
