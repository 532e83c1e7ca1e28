using Aef.Core.Targets.Airflow.Python;
using Aef.Documents.Diagnostics;
using Aef.Documents.Tree;

namespace Aef.Core.Targets.Airflow;

/// <summary>Values of documents as literals of Python.</summary>
internal static class PyData
{
    /// <summary>A value, with <paramref name="ofString"/> for each of its strings.</summary>
    public static PyExpression Of(DocumentNode node, Func<string, PyExpression> ofString) => node switch
    {
        ScalarNode { ScalarKind: ScalarKind.Null } => PyConstant.None,
        ScalarNode { ScalarKind: ScalarKind.Boolean } scalar => PyConstant.Of(scalar.BooleanValue),
        ScalarNode { ScalarKind: ScalarKind.Integer } scalar => new PyInteger(scalar.IntegerValue),
        ScalarNode { ScalarKind: ScalarKind.Double } scalar => new PyFloat(scalar.DoubleValue),
        ScalarNode text => ofString(text.Text),
        SequenceNode list => new PyList([.. list.Items.Select(i => Of(i, ofString))]),
        MappingNode map => new PyDict([.. map.Entries.Select(e => KeyValuePair.Create(e.Key, Of(e.Value, ofString)))]),
        _ => throw new AefInternalException($"{node.GetType().Name} is not a value"),
    };

    /// <summary>A value in which strings are not rendered.</summary>
    public static PyExpression Of(DocumentNode node) => Of(node, t => new PyString(t));

    /// <summary>A number; a whole one has no point.</summary>
    public static PyExpression Number(double value) =>
        value == Math.Floor(value) && Math.Abs(value) < 1e15 ? new PyInteger((long)value) : new PyFloat(value);
}
