// shape: FluentResults, a result and a result of something
namespace Results;

public class Result
{
    public bool IsSuccess { get; protected init; }
    public IReadOnlyList<string> Errors { get; protected init; } = [];
    public static Result Ok() => new() { IsSuccess = true };
    public static Result Fail(string error) => new() { Errors = [error] };
    public void Deconstruct(out bool isSuccess, out IReadOnlyList<string> errors) => (isSuccess, errors) = (IsSuccess, Errors);
}

public class Result<T>
{
    public bool IsSuccess { get; protected init; }
    public IReadOnlyList<string> Errors { get; protected init; } = [];
    public T? Value { get; protected init; }
    public static Result<T> Ok(T value) => new() { IsSuccess = true, Value = value };
    public static Result<T> Fail(string error) => new() { Errors = [error] };
}

public class Checks
{
    public Result Name(string name) => name.Length > 0 ? Result.Ok() : Result.Fail("empty");
    public Result<int> Number(string text) => int.TryParse(text, out var number) ? Result<int>.Ok(number) : Result<int>.Fail("no number");
}
