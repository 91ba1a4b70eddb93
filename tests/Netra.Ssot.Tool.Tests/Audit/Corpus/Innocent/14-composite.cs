// shape: FluentValidation, validators and the one that holds them
namespace Validation;

public interface ITextValidator { IReadOnlyList<string> Validate(string text); }

public class LengthValidator(int most) : ITextValidator
{
    public IReadOnlyList<string> Validate(string text) => text.Length > most ? ["too long"] : [];
}

public class PatternValidator(string pattern) : ITextValidator
{
    public IReadOnlyList<string> Validate(string text) => System.Text.RegularExpressions.Regex.IsMatch(text, pattern) ? [] : ["does not match"];
}

public class NotEmptyValidator : ITextValidator
{
    public IReadOnlyList<string> Validate(string text) => text.Length == 0 ? ["empty"] : [];
}

public class AllValidators(IEnumerable<ITextValidator> all) : ITextValidator
{
    public IReadOnlyList<string> Validate(string text) => [.. all.SelectMany(validator => validator.Validate(text))];
}

public static class NameRules { public static ITextValidator Create() => new AllValidators([new LengthValidator(9), new PatternValidator("^[a-z]*$"), new NotEmptyValidator()]); }
